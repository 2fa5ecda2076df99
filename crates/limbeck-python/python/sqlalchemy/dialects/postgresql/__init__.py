"""``sqlalchemy.dialects.postgresql``"""

from ...sql.sqltypes import (  # noqa: F401
    BIGINT,
    BOOLEAN,
    CHAR,
    DATE,
    DOUBLE_PRECISION,
    FLOAT,
    INTEGER,
    NUMERIC,
    REAL,
    SMALLINT,
    TEXT,
    UUID,
    VARCHAR,
)
from .types import (  # noqa: F401
    ARRAY,
    BIT,
    BYTEA,
    CIDR,
    CITEXT,
    DATEMULTIRANGE,
    DATERANGE,
    DOMAIN,
    ENUM,
    HSTORE,
    INET,
    INT4MULTIRANGE,
    INT4RANGE,
    INT8MULTIRANGE,
    INT8RANGE,
    INTERVAL,
    JSON,
    JSONB,
    JSONPATH,
    MACADDR,
    MACADDR8,
    MONEY,
    NUMMULTIRANGE,
    NUMRANGE,
    OID,
    REGCLASS,
    REGCONFIG,
    TIME,
    TIMESTAMP,
    TSMULTIRANGE,
    TSQUERY,
    TSRANGE,
    TSTZMULTIRANGE,
    TSTZRANGE,
    TSVECTOR,
    AbstractMultiRange,
    AbstractRange,
    AbstractSingleRange,
    NamedType,
)

_ELSEWHERE = {
    "insert": "dml", "Insert": "dml",
    "ExcludeConstraint": "ext", "aggregate_order_by": "ext", "array_agg": "ext",
    "to_tsvector": "ext", "to_tsquery": "ext", "plainto_tsquery": "ext",
    "phraseto_tsquery": "ext", "websearch_to_tsquery": "ext", "ts_headline": "ext",
    "distinct_on": "ext",
    "array": "array", "Any": "array", "All": "array",
    "Range": "ranges", "MultiRange": "ranges",
    "hstore": "hstore",
    "CreateEnumType": "named_types", "DropEnumType": "named_types",
    "CreateDomainType": "named_types", "DropDomainType": "named_types",
    "BitString": "bitstring",
}
__all__ = [*(_name for _name in globals() if _name[0].isupper()), *_ELSEWHERE]
_MODULES = ("array", "base", "dml", "ext", "hstore", "json", "named_types", "operators",
            "psycopg2", "psycopg", "asyncpg", "pg8000", "ranges", "types")


def __getattr__(name):
    import importlib

    module = _ELSEWHERE.get(name)
    if module is not None:
        found = getattr(importlib.import_module("." + module, __name__), name)
    elif name in ("dialect", "PGDialect"):
        from ...engine.default import dialect_class

        found = dialect_class("postgresql")
    elif name in _MODULES:
        return importlib.import_module("." + name, __name__)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found
