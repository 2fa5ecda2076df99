"""Bases of classes with tables of their own instead of one that they share."""


class ConcreteBase:
    """Mixed into a mapped class whose subclasses have all columns in tables of their own."""


class AbstractConcreteBase(ConcreteBase):
    """Mixed into a class without a table whose subclasses have tables of their own."""

    # Tells that a direct subclass is not mapped to a table, as `__abstract__` does.
    _sa_is_abstract_base = True


def __getattr__(name):
    if name == "DeferredReflection":
        from ...util import unsupported

        return unsupported(f"sqlalchemy.ext.declarative.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
