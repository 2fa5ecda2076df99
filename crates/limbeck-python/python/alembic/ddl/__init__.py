"""The dialects' implementations, which projects refer to and derive from."""


def __getattr__(name):
    if name == "DefaultImpl":
        from alembic.ddl.impl import DefaultImpl

        return DefaultImpl
    if name in ("base", "impl", "mssql", "mysql", "oracle", "postgresql", "sqlite"):
        return __import__("alembic.ddl." + name, None, None, (name,))
    raise AttributeError(f"module 'alembic.ddl' has no attribute {name!r}")
