"""PostgreSQL's types."""

from ...sql import sqltypes
from ...sql.operators import custom_op
from ...sql.sqltypes import (  # noqa: F401
    BOOLEANTYPE,
    UUID,
    Enum,
    NativeForEmulated,
    SchemaType,
    Text,
    TypeEngine,
    _wire_type,
    to_instance,
)

PGUuid = UUID


class BYTEA(sqltypes.LargeBinary):
    __visit_name__ = "BYTEA"
    _wire_class = "postgresql.BYTEA"


class CITEXT(sqltypes.TEXT):
    __visit_name__ = "CITEXT"
    _wire_class = "postgresql.CITEXT"


class _NetworkAddressTypeMixin:
    def coerce_compared_value(self, op, value):
        return self


class INET(_NetworkAddressTypeMixin, TypeEngine):
    __visit_name__ = "INET"
    _wire_class = "postgresql.INET"


class CIDR(_NetworkAddressTypeMixin, TypeEngine):
    __visit_name__ = "CIDR"
    _wire_class = "postgresql.CIDR"


class MACADDR(_NetworkAddressTypeMixin, TypeEngine):
    __visit_name__ = "MACADDR"
    _wire_class = "postgresql.MACADDR"


class MACADDR8(_NetworkAddressTypeMixin, TypeEngine):
    __visit_name__ = "MACADDR8"
    _wire_class = "postgresql.MACADDR8"


PGInet, PGCidr, PGMacAddr, PGMacAddr8 = INET, CIDR, MACADDR, MACADDR8


class MONEY(TypeEngine):
    __visit_name__ = "MONEY"
    _wire_class = "postgresql.MONEY"


class OID(TypeEngine):
    __visit_name__ = "OID"
    _wire_class = "postgresql.OID"


class REGCLASS(TypeEngine):
    __visit_name__ = "REGCLASS"
    _wire_class = "postgresql.REGCLASS"


class REGCONFIG(TypeEngine):
    __visit_name__ = "REGCONFIG"
    _wire_class = "postgresql.REGCONFIG"


class TSQUERY(TypeEngine):
    __visit_name__ = "TSQUERY"
    _wire_class = "postgresql.TSQUERY"


class TSVECTOR(TypeEngine):
    __visit_name__ = "TSVECTOR"
    _wire_class = "postgresql.TSVECTOR"


class TIMESTAMP(sqltypes.TIMESTAMP):
    __visit_name__ = "TIMESTAMP"
    _wire_class = "postgresql.TIMESTAMP"
    _wire = (("timezone", False), ("precision", None))

    def __init__(self, timezone=False, precision=None):
        self.timezone = timezone
        self.precision = precision


class TIME(sqltypes.TIME):
    __visit_name__ = "TIME"
    _wire_class = "postgresql.TIME"
    _wire = (("timezone", False), ("precision", None))

    def __init__(self, timezone=False, precision=None):
        self.timezone = timezone
        self.precision = precision


class INTERVAL(NativeForEmulated, sqltypes._AbstractInterval):
    __visit_name__ = "INTERVAL"
    _wire_class = "postgresql.INTERVAL"
    _wire = (("precision", None), ("fields", None))
    native = True

    def __init__(self, precision=None, fields=None):
        self.precision = precision
        self.fields = fields

    @property
    def python_type(self):
        import datetime

        return datetime.timedelta


PGInterval = INTERVAL


class BIT(TypeEngine):
    __visit_name__ = "BIT"
    _wire_class = "postgresql.BIT"
    _wire = (("length", None), ("varying", False))

    def __init__(self, length=None, varying=False):
        self.length = length
        self.varying = varying

    @property
    def python_type(self):
        from .bitstring import BitString

        return BitString


PGBit = BIT


class _JSONComparator(sqltypes.JSON.Comparator):
    __slots__ = ()

    @property
    def astext(self):
        from ...sql._building import json_text

        return json_text(self.expr)


class JSON(sqltypes.JSON):
    __visit_name__ = "JSON"
    _wire_class = "postgresql.JSON"
    _given_astext = False
    Comparator = comparator_factory = _JSONComparator

    def __init__(self, none_as_null=False, astext_type=None):
        super().__init__(none_as_null=none_as_null)
        self._given_astext = astext_type is not None
        self.astext_type = Text() if astext_type is None else astext_type

    def _wire_arguments(self):
        arguments = {}
        if self.none_as_null:
            arguments["none_as_null"] = True
        if self._given_astext:
            arguments["astext_type"] = _wire_type(self.astext_type)
        return arguments


def _comparison(text, result=True):
    def method(self, other):
        return self.operate(custom_op(text, is_comparison=result,
                                      return_type=BOOLEANTYPE if result else None), other)

    return method


class _JSONBComparator(_JSONComparator):
    __slots__ = ()
    has_key = _comparison("?")
    has_all = _comparison("?&")
    has_any = _comparison("?|")
    contained_by = _comparison("<@")
    path_exists = _comparison("@?")
    path_match = _comparison("@@")
    delete_path = _comparison("#-", False)

    def contains(self, other, **kwargs):
        return self.operate(custom_op("@>", is_comparison=True, return_type=BOOLEANTYPE), other)


class JSONB(JSON):
    __visit_name__ = "JSONB"
    _wire_class = "postgresql.JSONB"
    Comparator = comparator_factory = _JSONBComparator

    def coerce_compared_value(self, op, value):
        if getattr(op, "opstring", None) in ("@?", "@@"):
            return JSONPATH()
        return super().coerce_compared_value(op, value)


class JSONPATH(sqltypes.JSON.JSONPathType):
    __visit_name__ = "JSONPATH"
    _wire_class = "postgresql.JSONPATH"


class _HSTOREComparator(sqltypes.Indexable.Comparator, sqltypes.Concatenable.Comparator):
    __slots__ = ()
    has_key = _comparison("?")
    has_all = _comparison("?&")
    has_any = _comparison("?|")
    contained_by = _comparison("<@")

    def contains(self, other, **kwargs):
        return self.operate(custom_op("@>", is_comparison=True, return_type=BOOLEANTYPE), other)


class HSTORE(sqltypes.Indexable, sqltypes.Concatenable, TypeEngine):
    __visit_name__ = "HSTORE"
    _wire_class = "postgresql.HSTORE"
    hashable = False
    Comparator = comparator_factory = _HSTOREComparator

    def __init__(self, text_type=None):
        self._given_text_type = text_type is not None
        self.text_type = Text() if text_type is None else text_type

    def _wire_arguments(self):
        if self._given_text_type:
            return {"text_type": _wire_type(self.text_type)}
        return {}


class ARRAY(sqltypes.ARRAY):
    __visit_name__ = "ARRAY"
    _wire_class = "postgresql.ARRAY"


PGArray = ARRAY


class _RangeComparator(TypeEngine.Comparator):
    __slots__ = ()
    contains = _comparison("@>")
    contained_by = _comparison("<@")
    overlaps = _comparison("&&")
    strictly_left_of = _comparison("<<")
    strictly_right_of = _comparison(">>")
    not_extend_right_of = _comparison("&<")
    not_extend_left_of = _comparison("&>")
    adjacent_to = _comparison("-|-")
    union = _comparison("+", False)
    difference = _comparison("-", False)
    intersection = _comparison("*", False)


class AbstractRange(TypeEngine):
    Comparator = comparator_factory = _RangeComparator


class AbstractSingleRange(AbstractRange):
    pass


class AbstractMultiRange(AbstractRange):
    pass


def _range(name, base):
    return type(name, (base,), {"__visit_name__": name, "_wire_class": f"postgresql.{name}",
                                "__module__": "sqlalchemy.dialects.postgresql.ranges"})


INT4RANGE = _range("INT4RANGE", AbstractSingleRange)
INT8RANGE = _range("INT8RANGE", AbstractSingleRange)
NUMRANGE = _range("NUMRANGE", AbstractSingleRange)
DATERANGE = _range("DATERANGE", AbstractSingleRange)
TSRANGE = _range("TSRANGE", AbstractSingleRange)
TSTZRANGE = _range("TSTZRANGE", AbstractSingleRange)
INT4MULTIRANGE = _range("INT4MULTIRANGE", AbstractMultiRange)
INT8MULTIRANGE = _range("INT8MULTIRANGE", AbstractMultiRange)
NUMMULTIRANGE = _range("NUMMULTIRANGE", AbstractMultiRange)
DATEMULTIRANGE = _range("DATEMULTIRANGE", AbstractMultiRange)
TSMULTIRANGE = _range("TSMULTIRANGE", AbstractMultiRange)
TSTZMULTIRANGE = _range("TSTZMULTIRANGE", AbstractMultiRange)


class NamedType(TypeEngine):
    """A type that has DDL of its own."""

    create_type = True

    def create(self, bind, checkfirst=True):
        SchemaType.create(self, bind, checkfirst)

    def drop(self, bind, checkfirst=True):
        SchemaType.drop(self, bind, checkfirst)


_NO_ARG = object()


class ENUM(NamedType, NativeForEmulated, Enum):
    """``CREATE TYPE … AS ENUM``"""

    __visit_name__ = "enum"
    _wire_class = "postgresql.ENUM"
    native_enum = True

    def __init__(self, *enums, name=_NO_ARG, create_type=True, **kw):
        if kw.pop("native_enum", None) is False:
            from ...util import warn

            warn("the native_enum flag does not apply to the "
                 "sqlalchemy.dialects.postgresql.ENUM datatype; this type always refers to ENUM. "
                 "Use sqlalchemy.types.Enum for non-native enum.")
        self.create_type = create_type
        if name is not _NO_ARG:
            kw["name"] = name
        self._enum_init(enums, kw)

    def _wire_arguments(self):
        arguments = Enum._wire_arguments(self)
        if not self.create_type:
            arguments["create_type"] = False
        return arguments

    def __repr__(self):
        from ...util import generic_repr

        return generic_repr(self, additional_kw=[
            ("name", None), ("create_type", True), ("schema", None), ("native_enum", True),
            ("create_constraint", False), ("length", self._default_length)], to_inspect=[Enum])


class DOMAIN(NamedType, SchemaType):
    """``CREATE DOMAIN``"""

    __visit_name__ = "DOMAIN"
    _wire_class = "postgresql.DOMAIN"

    def __init__(self, name, data_type, *, collation=None, collation_schema=None, default=None,
                 constraint_name=None, not_null=None, check=None, create_type=True, **kw):
        self.data_type = to_instance(data_type)
        self.default = default
        self.collation = collation
        if collation_schema is not None and collation is None:
            from ...exc import ArgumentError

            raise ArgumentError("the 'collation_schema' parameter of DOMAIN requires "
                                "the 'collation' parameter to also be present")
        self.collation_schema = collation_schema
        self.constraint_name = constraint_name
        self.not_null = bool(not_null)
        self.check = check
        self.create_type = create_type
        SchemaType.__init__(self, name=name, **kw)

    def _wire_arguments(self):
        from limbeck_wire import expression, name

        arguments = {"name": name(self.name), "item_type": _wire_type(self.data_type)}
        if self.schema is not None:
            arguments["schema"] = name(self.schema)
        if self.collation is not None:
            arguments["collation"] = str(self.collation)
        if self.collation_schema is not None:
            arguments["extra"] = {"collation_schema": self.collation_schema}
        if self.constraint_name is not None:
            arguments["constraint_name"] = name(self.constraint_name)
        if self.not_null:
            arguments["not_null"] = True
        if self.check is not None:
            arguments["check"] = expression(self.check)
        if self.default is not None:
            from ...sql.elements import literal

            arguments["default"] = expression(
                literal(self.default) if isinstance(self.default, str) else self.default)
        if not self.create_type:
            arguments["create_type"] = False
        return arguments

    @property
    def python_type(self):
        return object

    def _bind_value(self, value, dialect):
        return self.data_type._bind_value(value, dialect)

    def _result_value(self, value, dialect):
        return self.data_type._result_value(value, dialect)

    def __repr__(self):
        return f"DOMAIN({self.name!r}, {self.data_type!r})"


# The modules by which the classes are known.
for _module, _classes in (
        ("array", (ARRAY,)), ("hstore", (HSTORE,)), ("json", (JSON, JSONB, JSONPATH)),
        ("named_types", (NamedType, ENUM, DOMAIN)),
        ("ranges", (AbstractRange, AbstractSingleRange, AbstractMultiRange))):
    for _class in _classes:
        _class.__module__ = f"sqlalchemy.dialects.postgresql.{_module}"
