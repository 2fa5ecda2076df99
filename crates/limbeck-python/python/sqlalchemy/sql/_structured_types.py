"""Types with a structure: enumerations, documents, arrays, durations, identifiers."""

from ..util import generic_repr
from ._scalar_types import (
    Boolean,
    Concatenable,
    DateTime,
    Float,
    HasExpressionLookup,
    Indexable,
    Integer,
    LargeBinary,
    Numeric,
    SchemaType,
    String,
    Unicode,
    _wire_type,
)
from .base import SchemaEventTarget
from .type_api import Emulated, NativeForEmulated, TypeDecorator, TypeEngine, to_instance


class Enum(String, SchemaType, Emulated, TypeEngine):
    """A choice of labels, from strings or from a Python enumeration."""

    __visit_name__ = "enum"
    _wire_class = "Enum"

    def __init__(self, *enums, **kw):
        self._enum_init(enums, kw)

    def _enum_init(self, enums, kw):
        from .. import exc

        self.native_enum = kw.pop("native_enum", True)
        self.create_constraint = kw.pop("create_constraint", False)
        self.values_callable = kw.pop("values_callable", None)
        self._sort_key_function = kw.pop("sort_key_function", None)
        self._omit_aliases = kw.pop("omit_aliases", True)
        self._given_length = length = kw.pop("length", None)
        self.validate_strings = kw.pop("validate_strings", False)
        self.collation = kw.pop("collation", None)
        self._collation_in(kw.pop("collation_schema", None), "String")
        kw.pop("convert_unicode", None)
        if "_enums" in kw:
            enums = kw.pop("_enums")
        self.enum_class = None
        self._object_lookup = self._value_lookup = None
        self._missing = None
        if len(enums) == 1 and getattr(type(enums[0]), "_limbeck_placeholder", False):
            self._missing = enums[0]
            self.enums = []
        elif len(enums) == 1 and hasattr(enums[0], "__members__"):
            self.enum_class = enums[0]
            self._read_members(enums[0])
        else:
            if len(enums) == 1 and not isinstance(enums[0], str) \
                    and hasattr(enums[0], "__iter__"):
                raise exc.ArgumentError(f"Enum expects labels as separate arguments, "
                                        f"not {enums[0]!r}")
            self.enums = list(enums)
        longest = max((len(label) for label in self.enums), default=0)
        if length is not None and not self.native_enum and length < longest:
            raise ValueError(
                "When provided, length must be larger or equal than the length of the longest "
                f"enum value. {length} < {longest}")
        self.length = longest if length is None else length
        if self.enum_class is not None:
            kw.setdefault("name", self.enum_class.__name__.lower())
        for key in ("_create_events", "_adapted_from", "create_type"):
            kw.pop(key, None)
        unknown = set(kw) - {"name", "schema", "metadata", "inherit_schema", "quote",
                             "_disable_warnings"}
        if unknown:
            raise TypeError(f"Enum.__init__() got an unexpected keyword argument "
                            f"{sorted(unknown)[0]!r}")
        SchemaType.__init__(self, **kw)

    def _read_members(self, cls):
        members = cls.__members__
        if self._omit_aliases:
            members = {name: member for name, member in members.items()
                       if member.name == name}
        if self.values_callable:
            labels = list(self.values_callable(cls))
            self.enums = [str(label) if not isinstance(label, str) else label
                          for label in labels]
        else:
            self.enums = list(members)
        objects = list(members.values())
        self._object_lookup = dict(zip(self.enums, objects))
        self._value_lookup = {}
        for label, member in zip(self.enums, objects):
            self._value_lookup.setdefault(member, label)
        for name, member in cls.__members__.items():
            # An alias is stored under the label of what it stands for.
            self._value_lookup.setdefault(member, name)

    @property
    def python_type(self):
        return self.enum_class if self.enum_class is not None else str

    @property
    def native(self):
        return self.native_enum

    @property
    def sort_key_function(self):
        return self._sort_key_function

    @property
    def _enums_argument(self):
        return [self.enum_class] if self.enum_class is not None else self.enums

    def _refuse(self, value):
        names = list(self.enums)
        shown = ", ".join(names) if len(names) <= 4 else \
            ", ".join(names[:3]) + ", ..., " + names[-1]
        raise LookupError(
            f"'{value}' is not among the defined enum values. Enum name: {self.name}. "
            f"Possible values: {shown}")

    def _bind_value(self, value, dialect):
        if value is None:
            return None
        if self.enum_class is None:
            if not isinstance(value, str) or \
                    self.validate_strings and value not in self.enums:
                self._refuse(value)
            return str(value)
        try:
            return self._value_lookup[value]
        except (KeyError, TypeError):
            if isinstance(value, str) and value in self._object_lookup:
                return value
            if isinstance(value, str) and not self.validate_strings:
                return value
            self._refuse(value)

    def _result_value(self, value, dialect):
        if value is None or self.enum_class is None:
            return value
        if isinstance(value, self.enum_class):
            return value
        try:
            return self._object_lookup[value]
        except KeyError:
            self._refuse(value)

    def _wire_arguments(self):
        from limbeck_wire import name

        if self._missing is not None:
            return {"labels": self._missing}
        arguments = {"labels": [str(label) for label in self.enums]}
        if self.name is not None:
            arguments["name"] = name(self.name)
        if self.schema is not None:
            arguments["schema"] = name(self.schema)
        if self.collation is not None:
            arguments["collation"] = self.collation
        if self._given_length is not None:
            arguments["length"] = self._given_length
        if self.create_constraint:
            arguments["create_constraint"] = True
        special = {}
        if not self.native_enum:
            special["native_enum"] = False
        if self.validate_strings:
            special["validate_strings"] = True
        if self.inherit_schema is not None:
            special["inherit_schema"] = bool(self.inherit_schema)
        if self.metadata is not None:
            special["has_metadata"] = True
        if self.enum_class is not None:
            special["class"] = (self.enum_class.__module__, self.enum_class.__qualname__)
        if special:
            arguments["enumeration"] = special
        return arguments

    def __repr__(self):
        return self._repr_as(self)

    def _repr_as(self, shown):
        return generic_repr(self, shown=shown, additional_kw=[
            ("name", None), ("native_enum", True), ("create_constraint", False),
            ("length", self._default_length), ("schema", None)], to_inspect=[Enum])

    @property
    def _default_length(self):
        return max((len(label) for label in self.enums), default=0)


class _AbstractInterval(HasExpressionLookup, TypeEngine):
    @property
    def python_type(self):
        import datetime

        return datetime.timedelta


class Interval(Emulated, _AbstractInterval, TypeDecorator):
    """A duration; a date counted from 1970 where the dialect has none."""

    impl = DateTime
    cache_ok = True
    _wire_class = "Interval"
    _wire = (("native", True), ("second_precision", None), ("day_precision", None))
    comparator_factory = TypeEngine.Comparator

    def __init__(self, native=True, second_precision=None, day_precision=None):
        TypeDecorator.__init__(self)
        self.native = native
        self.second_precision = second_precision
        self.day_precision = day_precision

    def _bind_value(self, value, dialect):
        return value

    def _result_value(self, value, dialect):
        if isinstance(value, str):
            import datetime

            value = datetime.datetime.fromisoformat(value)
        if hasattr(value, "year"):
            import datetime

            return value.replace(tzinfo=None) - datetime.datetime(1970, 1, 1)
        return value

    def __repr__(self):
        return generic_repr(self, to_inspect=self.impl)


class PickleType(TypeDecorator):
    """Any Python object, pickled."""

    impl = LargeBinary
    cache_ok = True
    _wire_class = "PickleType"

    def __init__(self, protocol=5, pickler=None, comparator=None, impl=None):
        self.protocol = protocol
        self.pickler = pickler
        self.comparator = comparator
        TypeDecorator.__init__(self)
        if impl is not None:
            self.impl = to_instance(impl)

    def _wire_arguments(self):
        if type(self.impl) is LargeBinary and self.impl.length is None:
            return {}
        return {"item_type": _wire_type(self.impl)}

    def _pickler(self):
        if self.pickler is not None:
            return self.pickler
        import pickle

        return pickle

    def _bind_value(self, value, dialect):
        if value is None:
            return None
        return self._pickler().dumps(value, self.protocol)

    def _result_value(self, value, dialect):
        return None if value is None else self._pickler().loads(value)

    def compare_values(self, x, y):
        return self.comparator(x, y) if self.comparator else x == y


class JSON(Indexable, TypeEngine):
    """A JSON document."""

    __visit_name__ = "JSON"
    _wire_class = "JSON"
    _wire = (("none_as_null", False),)
    hashable = False

    class _Constant:
        def __init__(self, name):
            self.name = name

        def __repr__(self):
            return f"symbol('{self.name}')"

    NULL = _Constant("JSON_NULL")

    class JSONElementType(TypeEngine):
        pass

    class JSONIndexType(JSONElementType):
        _wire_class = "String"

    class JSONIntIndexType(JSONIndexType):
        _wire_class = "Integer"

    class JSONStrIndexType(JSONIndexType):
        pass

    class JSONPathType(JSONElementType):
        _wire_class = "String"

    class Comparator(Indexable.Comparator, Concatenable.Comparator):
        __slots__ = ()

        def _as(self, type_, method):
            from .elements import json_value

            return json_value(self.expr, type_, method)

        def as_boolean(self):
            return self._as(Boolean(), "as_boolean")

        def as_string(self):
            return self._as(Unicode(), "as_string")

        def as_integer(self):
            return self._as(Integer(), "as_integer")

        def as_float(self):
            return self._as(Float(), "as_float")

        def as_numeric(self, precision, scale, asdecimal=True):
            return self._as(Numeric(precision, scale, asdecimal=asdecimal), "as_numeric")

        def as_json(self):
            return self._as(self.type, "as_json")

    comparator_factory = Comparator

    def __init__(self, none_as_null=False):
        self.none_as_null = none_as_null

    @property
    def python_type(self):
        return object

    @property
    def should_evaluate_none(self):
        return not self.none_as_null

    @should_evaluate_none.setter
    def should_evaluate_none(self, value):
        self.none_as_null = not value

    def _result_value(self, value, dialect):
        if isinstance(value, (str, bytes)) and getattr(dialect, "_json_is_text", False):
            import json

            try:
                return json.loads(value)
            except ValueError:
                return value
        return value


class ARRAY(SchemaEventTarget, Indexable, Concatenable, TypeEngine):
    """A list of values of one type."""

    __visit_name__ = "ARRAY"
    _wire_class = "ARRAY"
    zero_indexes = False

    class Comparator(Indexable.Comparator, Concatenable.Comparator):
        __slots__ = ()

        def contains(self, *arg, **kw):
            return self.operate(_custom("@>"), *arg)

        def contained_by(self, other):
            return self.operate(_custom("<@"), other)

        def overlap(self, other):
            return self.operate(_custom("&&"), other)

        def any(self, other, operator=None):
            from . import elements, operators

            left = elements.literal(other, self.type.item_type)
            return (operator or operators.eq)(left, elements.any_(self.expr))

        def all(self, other, operator=None):
            from . import elements, operators

            left = elements.literal(other, self.type.item_type)
            return (operator or operators.eq)(left, elements.all_(self.expr))

    comparator_factory = Comparator

    def __init__(self, item_type, as_tuple=False, dimensions=None, zero_indexes=False):
        if isinstance(item_type, ARRAY):
            raise ValueError("Do not nest ARRAY types; ARRAY(basetype) handles multi-dimensional "
                             "arrays of basetype")
        self.item_type = to_instance(item_type)
        self.as_tuple = as_tuple
        self.dimensions = dimensions
        self.zero_indexes = zero_indexes

    @property
    def python_type(self):
        return list

    @property
    def hashable(self):
        return self.as_tuple

    def _wire_arguments(self):
        arguments = {"item_type": _wire_type(self.item_type)}
        if self.as_tuple:
            arguments["as_tuple"] = True
        if self.dimensions is not None:
            arguments["dimensions"] = self.dimensions
        if self.zero_indexes:
            arguments["zero_indexes"] = True
        return arguments

    def _each(self, value, convert, container):
        if value is None:
            return None
        if isinstance(value, (list, tuple)):
            return container(self._each(item, convert, container)
                             if isinstance(item, (list, tuple)) else convert(item)
                             for item in value)
        return value

    def _bind_value(self, value, dialect):
        return self._each(value, lambda item: self.item_type._bind_value(item, dialect), list)

    def _result_value(self, value, dialect):
        return self._each(value, lambda item: self.item_type._result_value(item, dialect),
                          tuple if self.as_tuple else list)


def _custom(text):
    from .operators import custom_op

    return custom_op(text, is_comparison=True, return_type=Boolean())


class TupleType(TypeEngine):
    _wire_class = "TupleType"
    _is_tuple_type = True

    def __init__(self, *types):
        self.types = [to_instance(item) for item in types]


class Uuid(Emulated, TypeEngine):
    """A UUID; text of 32 digits where the dialect has none."""

    __visit_name__ = "uuid"
    _wire_class = "Uuid"
    _wire = (("as_uuid", True), ("native_uuid", True))
    native_uuid = True

    def __init__(self, as_uuid=True, native_uuid=True):
        self.as_uuid = as_uuid
        self.native_uuid = native_uuid

    @property
    def native(self):
        return self.native_uuid

    @property
    def python_type(self):
        if self.as_uuid:
            import uuid

            return uuid.UUID
        return str

    def _bind_value(self, value, dialect):
        if self.native_uuid and dialect.supports_native_uuid:
            # The database reads text as a UUID, too.
            return value
        if value is not None and self.as_uuid and isinstance(value, str):
            from ..exc import StatementError

            raise StatementError(
                "(builtins.AttributeError) 'str' object has no attribute 'hex'")
        return value

    def _result_value(self, value, dialect):
        if value is None:
            return None
        if self.as_uuid:
            if isinstance(value, (str, bytes)):
                import uuid

                return uuid.UUID(bytes=value) if isinstance(value, bytes) else uuid.UUID(value)
            return value
        text = str(value)
        if len(text) == 32 and "-" not in text:
            text = f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
        return text


class UUID(Uuid, NativeForEmulated):
    __visit_name__ = "UUID"
    _wire_class = "UUID"
    _wire = (("as_uuid", True),)

    def __init__(self, as_uuid=True):
        self.as_uuid = as_uuid


# The classes are known by the name of the module that offers them.
for _class in list(globals().values()):
    if isinstance(_class, type) and _class.__module__ == __name__:
        _class.__module__ = "sqlalchemy.sql.sqltypes"
del _class
