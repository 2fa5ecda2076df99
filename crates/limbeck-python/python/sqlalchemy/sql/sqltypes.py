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
    NullType,
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

NULLTYPE = NullType()
BOOLEANTYPE = Boolean()
STRINGTYPE = String()
UNICODETYPE = Unicode()
INTEGERTYPE = Integer()

_STRUCTURED = frozenset((
    "ARRAY", "JSON", "UUID", "Enum", "Interval", "PickleType", "TupleType", "Uuid",
    "_AbstractInterval"))
_STANDARD = frozenset((
    "REAL", "FLOAT", "DOUBLE", "DOUBLE_PRECISION", "NUMERIC", "DECIMAL",
    "INTEGER", "SMALLINT", "BIGINT", "TIMESTAMP", "DATETIME", "DATE",
    "TIME", "TEXT", "CLOB", "VARCHAR", "NVARCHAR", "CHAR",
    "NCHAR", "BLOB", "BINARY", "VARBINARY", "BOOLEAN", "INT"))


def __getattr__(name):
    if name in _STRUCTURED:
        from . import _structured_types as module
    elif name in _STANDARD:
        from . import _standard_types as module
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(module, name)
    return found


__all__ = [*(_name for _name in globals() if not _name.startswith("_")),
           *(_name for _name in _STRUCTURED if not _name.startswith("_")), *_STANDARD]


def affinity(cls):
    """The broad kind of a type class."""
    from ._structured_types import ARRAY, JSON, Enum, Uuid, _AbstractInterval

    for base in (Enum, String, Integer, Numeric, Float, DateTime, Date, Time, Boolean,
                 _AbstractInterval, _Binary, JSON, ARRAY, Uuid):
        if issubclass(cls, base):
            return base
    return cls


def resolve_value_type(value):
    """The type of a Python value that came without one."""
    kind = type(value)
    if kind is str:
        return STRINGTYPE if value.isascii() else UNICODETYPE
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
    from ._structured_types import Enum, Interval, Uuid

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
        return STRINGTYPE if value.isascii() else UNICODETYPE
    if isinstance(value, int):
        return INTEGERTYPE
    return NULLTYPE
