"""The types by the names that SQL gives them."""

from ._scalar_types import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Double,
    Float,
    Integer,
    LargeBinary,
    Numeric,
    SmallInteger,
    String,
    Text,
    Time,
    Unicode,
    _Binary,
)


class REAL(Float):
    __visit_name__ = _wire_class = "REAL"


class FLOAT(Float):
    __visit_name__ = _wire_class = "FLOAT"


class DOUBLE(Double):
    __visit_name__ = _wire_class = "DOUBLE"


class DOUBLE_PRECISION(Double):
    __visit_name__ = _wire_class = "DOUBLE_PRECISION"


class NUMERIC(Numeric):
    __visit_name__ = _wire_class = "NUMERIC"


class DECIMAL(Numeric):
    __visit_name__ = _wire_class = "DECIMAL"


class INTEGER(Integer):
    __visit_name__ = _wire_class = "INTEGER"


INT = INTEGER


class SMALLINT(SmallInteger):
    __visit_name__ = _wire_class = "SMALLINT"


class BIGINT(BigInteger):
    __visit_name__ = _wire_class = "BIGINT"


class TIMESTAMP(DateTime):
    __visit_name__ = _wire_class = "TIMESTAMP"

    def __init__(self, timezone=False):
        DateTime.__init__(self, timezone=timezone)


class DATETIME(DateTime):
    __visit_name__ = _wire_class = "DATETIME"


class DATE(Date):
    __visit_name__ = _wire_class = "DATE"


class TIME(Time):
    __visit_name__ = _wire_class = "TIME"


class TEXT(Text):
    __visit_name__ = _wire_class = "TEXT"


class CLOB(Text):
    __visit_name__ = _wire_class = "CLOB"


class VARCHAR(String):
    __visit_name__ = _wire_class = "VARCHAR"


class NVARCHAR(Unicode):
    __visit_name__ = _wire_class = "NVARCHAR"


class CHAR(String):
    __visit_name__ = _wire_class = "CHAR"


class NCHAR(Unicode):
    __visit_name__ = _wire_class = "NCHAR"


class BLOB(LargeBinary):
    __visit_name__ = _wire_class = "BLOB"


class BINARY(_Binary):
    __visit_name__ = _wire_class = "BINARY"


class VARBINARY(_Binary):
    __visit_name__ = _wire_class = "VARBINARY"


class BOOLEAN(Boolean):
    __visit_name__ = _wire_class = "BOOLEAN"


# The classes are known by the name of the module that offers them.
for _class in list(globals().values()):
    if isinstance(_class, type) and _class.__module__ == __name__:
        _class.__module__ = "sqlalchemy.sql.sqltypes"
del _class
