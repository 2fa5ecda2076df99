"""``sqlalchemy.dialects.mysql``"""

from ...sql.sqltypes import BINARY, BLOB, BOOLEAN, DATE, VARBINARY  # noqa: F401
from .types import (  # noqa: F401
    BIGINT,
    BIT,
    CHAR,
    DATETIME,
    DECIMAL,
    DOUBLE,
    ENUM,
    FLOAT,
    INET4,
    INET6,
    INTEGER,
    JSON,
    LONGBLOB,
    LONGTEXT,
    MEDIUMBLOB,
    MEDIUMINT,
    MEDIUMTEXT,
    NCHAR,
    NUMERIC,
    NVARCHAR,
    REAL,
    SET,
    SMALLINT,
    TEXT,
    TIME,
    TIMESTAMP,
    TINYBLOB,
    TINYINT,
    TINYTEXT,
    VARCHAR,
    YEAR,
)

_DRIVERS = ("mysqldb", "pymysql", "aiomysql", "asyncmy", "mysqlconnector", "mariadbconnector",
            "cymysql", "pyodbc", "mariadb")

__all__ = [_name for _name in globals() if _name[0].isupper()] + ["insert"]


def __getattr__(name):
    import importlib

    if name in ("insert", "Insert"):
        from .dml import Insert, insert

        found = insert if name == "insert" else Insert
    elif name == "match":
        raise NotImplementedError("sqlalchemy.dialects.mysql.match is not supported")
    elif name in ("dialect", "MySQLDialect"):
        from ...engine.default import dialect_class

        found = dialect_class("mysql")
    elif name in ("base", "types", "dml", "enumerated", "json"):
        return importlib.import_module("." + name, __name__)
    elif name in _DRIVERS:
        return _Driver(name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


class _Driver:
    def __init__(self, name):
        from ...engine.default import dialect_class

        self.dialect = dialect_class("mariadb" if name == "mariadb" else "mysql",
                                     None if name == "mariadb" else name)
