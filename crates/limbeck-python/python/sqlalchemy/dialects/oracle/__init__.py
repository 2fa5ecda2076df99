"""``sqlalchemy.dialects.oracle``"""

from ...sql.sqltypes import (  # noqa: F401
    BLOB,
    BOOLEAN,
    CHAR,
    CLOB,
    DOUBLE_PRECISION,
    NCHAR,
    NVARCHAR,
    REAL,
    VARCHAR,
)
from .types import (  # noqa: F401
    BFILE,
    BINARY_DOUBLE,
    BINARY_FLOAT,
    DATE,
    FLOAT,
    INTERVAL,
    JSON,
    LONG,
    NCLOB,
    NUMBER,
    RAW,
    ROWID,
    TIMESTAMP,
    VARCHAR2,
    VECTOR,
    VectorDistanceType,
    VectorIndexConfig,
    VectorIndexType,
    VectorStorageFormat,
    VectorStorageType,
)

NVARCHAR2 = NVARCHAR

__all__ = [_name for _name in globals() if _name[0].isupper()]


def __getattr__(name):
    if name == "dialect":
        from ...engine.default import dialect_class

        return dialect_class("oracle")
    if name == "SparseVector":
        from ...util import unsupported

        return unsupported(f"sqlalchemy.dialects.oracle.{name}")
    if name in ("base", "types", "json"):
        import importlib

        return importlib.import_module("." + name, __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
