"""``sqlalchemy.dialects.sqlite``"""

from ...sql.sqltypes import (  # noqa: F401
    BLOB,
    BOOLEAN,
    CHAR,
    DECIMAL,
    FLOAT,
    INTEGER,
    NUMERIC,
    REAL,
    SMALLINT,
    TEXT,
    TIMESTAMP,
    VARCHAR,
)
from .types import DATE, DATETIME, JSON, JSONB, TIME  # noqa: F401

__all__ = [_name for _name in globals() if _name[0].isupper()] + ["insert"]


def __getattr__(name):
    import importlib

    if name in ("insert", "Insert"):
        from .dml import Insert, insert

        found = insert if name == "insert" else Insert
    elif name == "dialect":
        from ...engine.default import dialect_class

        found = dialect_class("sqlite")
    elif name in ("base", "types", "dml", "json", "pysqlite", "aiosqlite"):
        return importlib.import_module("." + name, __name__)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found
