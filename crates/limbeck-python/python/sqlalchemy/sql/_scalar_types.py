"""Types of single values: text, numbers, dates, bytes, truth."""

from .base import SchemaEventTarget
from .type_api import Emulated, TypeEngine, TypeEngineMixin, only_for

_NOT_GIVEN = object()


class HasExpressionLookup(TypeEngineMixin):
    """Types whose operators depend on the other side."""


class Concatenable(TypeEngineMixin):
    """Types whose ``+`` joins values."""

    class Comparator(TypeEngine.Comparator):
        __slots__ = ()

    comparator_factory = Comparator


class Indexable(TypeEngineMixin):
    """Types with ``[]``."""

    class Comparator(TypeEngine.Comparator):
        __slots__ = ()

    comparator_factory = Comparator


class _RenderISO8601NoT:
    """Dates and times."""


class String(Concatenable, TypeEngine):
    """Text of limited length."""

    __visit_name__ = "string"
    _wire_class = "String"
    _wire = (("length", None), ("collation", None))

    def __init__(self, length=None, collation=None, collation_schema=None):
        self.length = length
        self.collation = collation
        self._collation_in(collation_schema, "String")

    def _collation_in(self, schema, owner):
        if schema is not None and self.collation is None:
            from ..exc import ArgumentError

            raise ArgumentError(f"the 'collation_schema' parameter of {owner} requires "
                                "the 'collation' parameter to also be present")
        self.collation_schema = schema

    @property
    def python_type(self):
        return str

    @only_for("collation", "collation_schema")
    def _wire_arguments(self):
        arguments = TypeEngine._wire_arguments(self)
        collation = arguments.get("collation")
        if collation is not None and type(collation) is not str:
            arguments["collation"] = str(collation)
        schema = getattr(self, "collation_schema", None)
        if schema is not None:
            arguments["extra"] = {"collation_schema": schema}
        return arguments


class Text(String):
    __visit_name__ = "text"
    _wire_class = "Text"


class Unicode(String):
    __visit_name__ = "unicode"
    _wire_class = "Unicode"


class UnicodeText(Text):
    __visit_name__ = "unicode_text"
    _wire_class = "UnicodeText"


class Integer(HasExpressionLookup, TypeEngine):
    __visit_name__ = "integer"
    _wire_class = "Integer"

    @property
    def python_type(self):
        return int


class SmallInteger(Integer):
    __visit_name__ = "small_integer"
    _wire_class = "SmallInteger"


class BigInteger(Integer):
    __visit_name__ = "big_integer"
    _wire_class = "BigInteger"


def _to_decimal(value):
    from decimal import Decimal

    if value is None or isinstance(value, Decimal):
        return value
    return Decimal(str(value))


class NumericCommon(HasExpressionLookup, TypeEngineMixin):
    """Numbers with fractions."""

    _default_decimal_return_scale = 10

    @property
    def _effective_decimal_return_scale(self):
        for name in ("decimal_return_scale", "scale"):
            value = getattr(self, name, None)
            if value is not None:
                return value
        return self._default_decimal_return_scale

    @property
    def python_type(self):
        if self.asdecimal:
            from decimal import Decimal

            return Decimal
        return float

    def _result_value(self, value, dialect):
        if value is None:
            return None
        if self.asdecimal:
            if isinstance(value, (float, int)) and not isinstance(value, bool):
                value = f"{value:.{self._effective_decimal_return_scale}f}"
            return _to_decimal(value)
        return float(value)


class Numeric(NumericCommon, TypeEngine):
    __visit_name__ = "numeric"
    _wire_class = "Numeric"
    _wire = (("precision", None), ("scale", None), ("decimal_return_scale", None),
             ("asdecimal", True))

    def __init__(self, precision=None, scale=None, decimal_return_scale=None, asdecimal=True):
        self.precision = precision
        self.scale = scale
        self.decimal_return_scale = decimal_return_scale
        self.asdecimal = asdecimal


class Float(NumericCommon, TypeEngine):
    __visit_name__ = "float"
    _wire_class = "Float"
    _wire = (("precision", None), ("asdecimal", False), ("decimal_return_scale", None))
    scale = None

    def __init__(self, precision=None, asdecimal=False, decimal_return_scale=None):
        self.precision = precision
        self.asdecimal = asdecimal
        self.decimal_return_scale = decimal_return_scale


class Double(Float):
    __visit_name__ = "double"
    _wire_class = "Double"


class DateTime(_RenderISO8601NoT, HasExpressionLookup, TypeEngine):
    __visit_name__ = "datetime"
    _wire_class = "DateTime"
    _wire = (("timezone", False),)

    def __init__(self, timezone=False):
        self.timezone = timezone

    @property
    def python_type(self):
        import datetime

        return datetime.datetime

    def _result_value(self, value, dialect):
        if isinstance(value, str):
            import datetime

            return datetime.datetime.fromisoformat(value)
        return value


class Date(_RenderISO8601NoT, HasExpressionLookup, TypeEngine):
    __visit_name__ = "date"
    _wire_class = "Date"

    @property
    def python_type(self):
        import datetime

        return datetime.date

    def _result_value(self, value, dialect):
        if isinstance(value, str):
            import datetime

            return datetime.date.fromisoformat(value)
        return value


class Time(_RenderISO8601NoT, HasExpressionLookup, TypeEngine):
    __visit_name__ = "time"
    _wire_class = "Time"
    _wire = (("timezone", False),)

    def __init__(self, timezone=False):
        self.timezone = timezone

    @property
    def python_type(self):
        import datetime

        return datetime.time

    def _result_value(self, value, dialect):
        if isinstance(value, str):
            import datetime

            return datetime.time.fromisoformat(value)
        if hasattr(value, "microseconds"):
            # MySQL's TIME is a duration.
            import datetime

            minutes, seconds = divmod(value.seconds, 60)
            hours, minutes = divmod(minutes, 60)
            return datetime.time(hours, minutes, seconds, value.microseconds)
        return value


class _Binary(TypeEngine):
    _wire = (("length", None),)

    def __init__(self, length=None):
        self.length = length

    @property
    def python_type(self):
        return bytes


class LargeBinary(_Binary):
    __visit_name__ = "large_binary"
    _wire_class = "LargeBinary"


class SchemaType(SchemaEventTarget, TypeEngineMixin):
    """Types that need DDL of their own."""

    name = None
    schema = None
    metadata = None
    inherit_schema = None

    _is_schema_given = False

    def __init__(self, name=None, schema=_NOT_GIVEN, metadata=None, inherit_schema=None,
                 quote=None, **kw):
        from .base import quoted_name

        self.name = quoted_name(name, quote) if name is not None and quote is not None else name
        self._is_schema_given = schema is not _NOT_GIVEN
        if self._is_schema_given and inherit_schema:
            from ..exc import ArgumentError

            raise ArgumentError("Ambiguously setting inherit_schema=True while also passing a "
                                "schema argument")
        self.schema = schema if self._is_schema_given else None
        self.inherit_schema = inherit_schema
        if metadata is not None:
            self._belong_to(metadata)
            metadata._schema_types.append(self)

    def _belong_to(self, metadata):
        """The first metadata that a type meets gives it a schema, unless it says otherwise."""
        if self.metadata is not None:
            return
        self.metadata = metadata
        if not self.inherit_schema and not self._is_schema_given and metadata.schema:
            self.schema = metadata.schema

    def _attach_to_table(self, column, table):
        self._belong_to(table.metadata)
        if self.inherit_schema and self.schema is None and table.schema:
            self.schema = table.schema

    def create(self, bind, checkfirst=False):
        """Issues the type's ``CREATE``, where the dialect has one."""
        bind._run_operations(
            [{"operation": "create_type", "type": _wire_type(self),
              "check_first": bool(checkfirst)}], bool(checkfirst))

    def drop(self, bind, checkfirst=False):
        """Issues the type's ``DROP``, where the dialect has one."""
        bind._run_operations(
            [{"operation": "drop_type", "type": _wire_type(self),
              "check_first": bool(checkfirst)}], bool(checkfirst))

    def adapt(self, cls, **kw):
        new = TypeEngine.adapt(self, cls, **kw)
        return new


def _wire_type(type_):
    import limbeck_wire

    return limbeck_wire.sql_type(type_)


class Boolean(SchemaType, Emulated, TypeEngine):
    __visit_name__ = "boolean"
    _wire_class = "Boolean"
    _wire = (("create_constraint", False), ("name", None))
    native = True

    def __init__(self, create_constraint=False, name=None, _create_events=True,
                 _adapted_from=None):
        self.create_constraint = create_constraint
        self.name = name

    @property
    def python_type(self):
        return bool

    @only_for("create_constraint", "name")
    def _wire_arguments(self):
        arguments = {}
        if self.create_constraint:
            arguments["create_constraint"] = True
        if self.name is not None:
            from limbeck_wire import name

            arguments["name"] = name(self.name)
        return arguments

    def _result_value(self, value, dialect):
        return value if value is None else bool(value)


class MatchType(Boolean):
    _wire_class = "MatchType"


class NullType(TypeEngine):
    """The type that was not said."""

    __visit_name__ = "null"
    _wire_class = "NullType"
    _isnull = True
    hashable = False

    class Comparator(Concatenable.Comparator):
        __slots__ = ()

    comparator_factory = Comparator

    @property
    def python_type(self):
        return object


# The classes are known by the name of the module that offers them.
for _class in list(globals().values()):
    if isinstance(_class, type) and _class.__module__ == __name__:
        _class.__module__ = "sqlalchemy.sql.sqltypes"
del _class
