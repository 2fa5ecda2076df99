"""``sqlalchemy.dialects.mssql``"""

from ...sql.elements import try_cast  # noqa: F401
from ...sql.sqltypes import (  # noqa: F401
    BIGINT,
    BINARY,
    CHAR,
    DATE,
    DATETIME,
    DECIMAL,
    FLOAT,
    INTEGER,
    NCHAR,
    NUMERIC,
    NVARCHAR,
    SMALLINT,
    TEXT,
    VARCHAR,
)
from .types import (  # noqa: F401
    BIT,
    DATETIME2,
    DATETIMEOFFSET,
    DOUBLE_PRECISION,
    IMAGE,
    JSON,
    MONEY,
    NTEXT,
    REAL,
    ROWVERSION,
    SMALLDATETIME,
    SMALLMONEY,
    SQL_VARIANT,
    TIME,
    TIMESTAMP,
    TINYINT,
    UNIQUEIDENTIFIER,
    VARBINARY,
    XML,
)

__all__ = [_name for _name in globals() if _name[0].isupper()]


def __getattr__(name):
    if name == "dialect":
        from ...engine.default import dialect_class

        return dialect_class("mssql")
    if name in ("base", "types", "json"):
        import importlib

        return importlib.import_module("." + name, __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
