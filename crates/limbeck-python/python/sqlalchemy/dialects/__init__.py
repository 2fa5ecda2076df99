"""``sqlalchemy.dialects``"""

__all__ = ("mssql", "mysql", "oracle", "postgresql", "sqlite")


def __getattr__(name):
    if name in __all__:
        import importlib

        return importlib.import_module("." + name, __name__)
    if name == "registry":
        return _Registry()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Registry:
    """Third-party dialects."""

    def register(self, name, modulepath, objname):
        pass

    def load(self, name):
        from ..engine.default import dialect_class

        name, _, driver = name.partition(".")
        return dialect_class(name, driver or None)
