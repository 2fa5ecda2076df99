"""Models of `sqlmodel`: pydantic models that are tables, too."""

__version__ = "0.0.50"

_HOMES = {
    "Field": "sqlmodel.main",
    "Relationship": "sqlmodel.main",
    "SQLModel": "sqlmodel.main",
    "AutoString": "sqlmodel.sql.sqltypes",
    "UTCDateTime": "sqlmodel.sql.sqltypes",
    "Session": "sqlmodel.orm.session",
    "col": "sqlmodel.sql.expression",
    "select": "sqlmodel.sql.expression",
}
_MODULES = frozenset(("main", "sql", "orm", "ext", "pool"))


def __getattr__(name):
    if name in _MODULES:
        return __import__("sqlmodel." + name, None, None, (name,))
    if name in ("StaticPool", "QueuePool", "NullPool"):
        home = "sqlalchemy.pool"
    else:
        # Everything else is SQLAlchemy's own.
        home = _HOMES.get(name, "sqlalchemy")
    try:
        value = getattr(__import__(home, None, None, (name,)), name)
    except AttributeError:
        raise AttributeError(f"module 'sqlmodel' has no attribute {name!r}") from None
    globals()[name] = value
    return value
