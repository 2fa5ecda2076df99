"""The types of every database."""

from ._scalar_types import (  # noqa: F401
    BigInteger,
    Boolean,
    Concatenable,
    Date,
    DateTime,
    Double,
    Float,
    HasExpressionLookup,
    Indexable,
    Integer,
    LargeBinary,
    MatchType,
    Numeric,
    NumericCommon,
    SchemaType,
    SmallInteger,
    String,
    Text,
    Time,
    Unicode,
    UnicodeText,
    _Binary,
    _RenderISO8601NoT,
    _wire_type,
)
from ._structured_types import (  # noqa: F401
    ARRAY,
    JSON,
    UUID,
    Enum,
    Interval,
    NullType,
    PickleType,
    TupleType,
    Uuid,
    _AbstractInterval,
)
from .operators import OperatorClass  # noqa: F401
from .type_api import (  # noqa: F401
    Emulated,
    ExternalType,
    NativeForEmulated,
    TypeDecorator,
    TypeEngine,
    TypeEngineMixin,
    UserDefinedType,
    Variant,
    adapt_type,
    to_instance,
)

# The classes are known by this module's name, whichever file they are written in.
for _class in list(globals().values()):
    if isinstance(_class, type) and _class.__module__ in (
            "sqlalchemy.sql._scalar_types", "sqlalchemy.sql._structured_types"):
        _class.__module__ = __name__
del _class


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


NULLTYPE = NullType()
BOOLEANTYPE = Boolean()
STRINGTYPE = String()
INTEGERTYPE = Integer()

_AFFINITIES = (Enum, String, Integer, Numeric, Float, DateTime, Date, Time, Boolean,
               _AbstractInterval, _Binary, JSON, ARRAY, Uuid)


def affinity(cls):
    """The broad kind of a type class."""
    for base in _AFFINITIES:
        if issubclass(cls, base):
            return base
    return cls


def resolve_value_type(value):
    """The type of a Python value that came without one."""
    kind = type(value)
    if kind is str:
        return STRINGTYPE
    if kind is bool:
        return BOOLEANTYPE
    if kind is int:
        return INTEGERTYPE
    if kind is float:
        return Float()
    if kind is bytes:
        return LargeBinary()
    if value is None:
        return NULLTYPE
    name = kind.__name__
    module = kind.__module__
    if module in ("datetime", "_datetime", "_pydatetime"):
        return {"datetime": DateTime, "date": Date, "time": Time,
                "timedelta": Interval}.get(name, NullType)()
    if name == "Decimal":
        return Numeric()
    if name == "UUID" and module == "uuid":
        return Uuid()
    if hasattr(kind, "__members__"):
        return Enum(kind)
    if isinstance(value, str):
        return STRINGTYPE
    if isinstance(value, int):
        return INTEGERTYPE
    return NULLTYPE
