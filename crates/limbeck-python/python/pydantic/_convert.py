"""Conversion of inputs to what annotations ask for."""

import sys

from pydantic_core import PydanticUndefined
from pydantic_core._errors import Fault, Invalid, PydanticCustomError

_TRUE = frozenset(("1", "on", "t", "true", "y", "yes"))
_FALSE = frozenset(("0", "off", "f", "false", "n", "no"))
_NONE_TYPE = type(None)


def refuse(type_, message, value, **context):
    """The exception for one fault."""
    return Invalid(Fault(type_, message, value, (), context or None))


def listed(values, quote=repr):
    """`'a', 'b' or 'c'`"""
    texts = [quote(value) for value in values]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} or {texts[-1]}"


def title_of(annotation):
    """A type as errors name it."""
    name = getattr(annotation, "__name__", None)
    return name if isinstance(annotation, type) and name else str(annotation).replace("typing.", "")


def guard(function, value, *args):
    """Calls a project's function on a value; its refusals become faults."""
    try:
        return function(*args)
    except PydanticCustomError as error:
        raise refuse(error.type, error.message(), value) from None
    except Invalid:
        raise
    except ValueError as error:
        faults = getattr(error, "_faults", None)
        if faults is not None:
            raise Invalid(*faults) from None
        raise refuse("value_error", f"Value error, {error}", value, error=error) from None
    except AssertionError as error:
        raise refuse("assertion_error", f"Assertion failed, {error}", value, error=error) from None


class Conversion:
    """Converts values under the options of one model."""

    def __init__(self, config, namespace=None):
        self.config = config
        self.namespace = namespace or {}

    def convert(self, annotation, value):
        """The value as the annotation asks for it."""
        simple = _SIMPLE.get(annotation) if isinstance(annotation, type) else None
        if simple is not None:
            return simple(self, value)
        if annotation is None or annotation is _NONE_TYPE:
            if value is not None:
                raise refuse("none_required", "Input should be None", value)
            return None
        if isinstance(annotation, str):
            return self.convert(self._evaluate(annotation), value)
        typing = sys.modules.get("typing")
        if typing is not None:
            if annotation is typing.Any:
                return value
            origin = typing.get_origin(annotation)
            if origin is not None:
                return self._generic(typing, annotation, origin, value)
            forward = getattr(annotation, "__forward_arg__", None)
            if forward is not None:
                return self.convert(self._evaluate(forward), value)
        if isinstance(annotation, type):
            return self._instance(annotation, value)
        supertype = getattr(annotation, "__supertype__", None)
        if supertype is not None:
            return self.convert(supertype, value)
        aliased = getattr(annotation, "__value__", None)
        if aliased is not None:
            return self.convert(aliased, value)
        return value

    def _evaluate(self, text):
        try:
            return eval(text, self.namespace)
        except NameError:
            from pydantic.errors import PydanticUndefinedAnnotation

            raise PydanticUndefinedAnnotation(f"name {text!r} is not defined") from None

    def _generic(self, typing, annotation, origin, value):
        arguments = typing.get_args(annotation)
        if origin is typing.Annotated:
            return self.annotated(arguments[0], arguments[1:], value)
        if origin is typing.Literal:
            return _literal(arguments, value)
        if origin is typing.Union or type(annotation).__name__ == "UnionType":
            return self._union(arguments, value)
        if origin in (typing.ClassVar, typing.Final, getattr(typing, "Required", None)):
            return self.convert(arguments[0], value)
        if origin is type:
            if not isinstance(value, type):
                raise refuse("is_type", "Input should be a type", value)
            return value
        name = getattr(origin, "__name__", "")
        if origin in (list, set, frozenset) or name in _COLLECTIONS:
            kind = origin if origin in (list, set, frozenset) else _COLLECTIONS[name]
            return self._items(kind, arguments[0] if arguments else typing.Any, value)
        if origin is tuple:
            return self._tuple(arguments, value)
        if origin is dict or name in ("Mapping", "MutableMapping", "OrderedDict", "defaultdict"):
            return self._mapping(arguments or (typing.Any, typing.Any), value)
        if name in ("Callable", "Iterator", "Generator"):
            return value
        if isinstance(origin, type):
            return self._instance(origin, value)
        return value

    def annotated(self, annotation, metadata, value):
        """Conversion with what `Annotated` or `Field` adds."""
        from pydantic import functional_validators as functional
        from pydantic.fields import FieldInfo

        convert = lambda value: self.convert(annotation, value)
        for item in metadata:
            if isinstance(item, FieldInfo):
                convert = _constrained(convert, item.constraints)
            elif isinstance(item, functional.BeforeValidator):
                convert = _before(convert, item.func, self)
            elif isinstance(item, functional.AfterValidator):
                convert = _after(convert, item.func, self)
            elif isinstance(item, functional.PlainValidator):
                convert = _plain(item.func, self)
            elif isinstance(item, functional.WrapValidator):
                convert = _wrap(convert, item.func, self)
            elif isinstance(item, functional.SkipValidation):
                convert = lambda value: value
            elif getattr(item, "_limbeck_wrap", None) is not None:
                convert = item._limbeck_wrap(convert)
            else:
                constraints = _constraints_of(item)
                if constraints:
                    convert = _constrained(convert, constraints)
        return convert(value)

    def _union(self, members, value):
        # An exact match comes before a conversion.
        for member in members:
            if member is type(value) or (member is _NONE_TYPE and value is None):
                return self.convert(member, value)
        faults = []
        for member in members:
            try:
                return self.convert(member, value)
            except Invalid as error:
                if len(members) == 2 and _NONE_TYPE in members:
                    if member is not _NONE_TYPE:
                        faults = error.faults
                    continue
                label = title_of(member)
                faults.extend(fault.under(label) for fault in error.faults)
        raise Invalid(*faults)

    def _items(self, kind, item_type, value):
        if isinstance(value, (str, bytes, dict)) or not hasattr(value, "__iter__"):
            name = "frozenset" if kind is frozenset else kind.__name__
            raise refuse(f"{'frozen_set' if kind is frozenset else name}_type", f"Input should be a valid {name}", value)
        items, faults = [], []
        for place, item in enumerate(value):
            try:
                items.append(self.convert(item_type, item))
            except Invalid as error:
                faults.extend(fault.under(place) for fault in error.faults)
        if faults:
            raise Invalid(*faults)
        return items if kind is list else kind(items)

    def _tuple(self, item_types, value):
        if len(item_types) == 2 and item_types[1] is Ellipsis:
            try:
                return tuple(self._items(list, item_types[0], value))
            except Invalid as error:
                if error.faults[0].type == "list_type":
                    raise refuse("tuple_type", "Input should be a valid tuple", value) from None
                raise
        if not isinstance(value, (list, tuple, set, frozenset)):
            raise refuse("tuple_type", "Input should be a valid tuple", value)
        if len(value) != len(item_types):
            raise refuse(
                "too_short" if len(value) < len(item_types) else "too_long",
                f"Tuple should have {len(item_types)} items after validation, not {len(value)}",
                value,
            )
        return tuple(self.convert(kind, item) for kind, item in zip(item_types, value))

    def _mapping(self, types, value):
        if not hasattr(value, "items"):
            raise refuse("dict_type", "Input should be a valid dictionary", value)
        result, faults = {}, []
        for key, item in value.items():
            try:
                result[self.convert(types[0], key)] = self.convert(types[1], item)
            except Invalid as error:
                faults.extend(fault.under(key) for fault in error.faults)
        if faults:
            raise Invalid(*faults)
        return result

    def _instance(self, annotation, value):
        validate = getattr(annotation, "_limbeck_validate", None)
        if validate is not None:
            return validate(value)
        validate = getattr(annotation, "_limbeck_model_validate", None)
        if validate is not None:
            return validate(value)
        if isinstance(value, annotation):
            return value
        if "enum" in sys.modules and isinstance(annotation, sys.modules["enum"].EnumMeta):
            return _member(annotation, value)
        name = annotation.__name__
        convert = _BY_NAME.get((annotation.__module__.partition(".")[0], name))
        if convert is not None:
            return convert(annotation, value)
        for attribute in ("__get_validators__", "__get_pydantic_core_schema__"):
            custom = getattr(annotation, attribute, None)
            if custom is not None:
                return _custom(custom, attribute, annotation, value)
        if annotation in (list, set, frozenset):
            return self._items(annotation, object, value)
        if annotation is tuple:
            return tuple(self._items(list, object, value))
        if annotation is dict:
            return self._mapping((object, object), value)
        if annotation is object or getattr(annotation, "_is_protocol", False):
            return value
        if hasattr(annotation, "__dataclass_fields__") and isinstance(value, dict):
            return guard(annotation, value, *()) if not value else annotation(**value)
        if hasattr(annotation, "__required_keys__"):
            return self._mapping((str, object), value)
        raise refuse("is_instance_of", f"Input should be an instance of {name}", value)


def _string(conversion, value):
    if isinstance(value, bytes):
        value = value.decode()
    if not isinstance(value, str):
        enum = sys.modules.get("enum")
        if enum is not None and isinstance(value, enum.Enum) and isinstance(value.value, str):
            return value.value
        if conversion.config.get("coerce_numbers_to_str") and isinstance(value, (int, float)):
            return str(value)
        raise refuse("string_type", "Input should be a valid string", value)
    config = conversion.config
    if config.get("str_strip_whitespace"):
        value = value.strip()
    if config.get("str_to_lower"):
        value = value.lower()
    if config.get("str_to_upper"):
        value = value.upper()
    return value


def _integer(conversion, value):
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value
    if isinstance(value, (str, bytes)):
        text = (value.decode() if isinstance(value, bytes) else value).strip()
        whole, dot, zeros = text.partition(".")
        if dot and zeros and not zeros.strip("0"):
            text = whole
        try:
            return int(text)
        except ValueError:
            message = "Input should be a valid integer, unable to parse string as an integer"
            raise refuse("int_parsing", message, value) from None
    if isinstance(value, float) or type(value).__name__ == "Decimal":
        if value == int(value):
            return int(value)
        message = "Input should be a valid integer, got a number with a fractional part"
        raise refuse("int_from_float", message, value)
    raise refuse("int_type", "Input should be a valid integer", value)


def _float(conversion, value):
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, (str, bytes)) or type(value).__name__ == "Decimal":
        try:
            return float(value)
        except ValueError:
            message = "Input should be a valid number, unable to parse string as a number"
            raise refuse("float_parsing", message, value) from None
    raise refuse("float_type", "Input should be a valid number", value)


def _boolean(conversion, value):
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)) and value in (0, 1):
        return bool(value)
    if isinstance(value, (str, bytes, int)):
        text = (value.decode() if isinstance(value, bytes) else str(value)).lower()
        if text in _TRUE:
            return True
        if text in _FALSE:
            return False
        message = "Input should be a valid boolean, unable to interpret input"
        raise refuse("bool_parsing", message, value)
    raise refuse("bool_type", "Input should be a valid boolean", value)


def _bytes(conversion, value):
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    raise refuse("bytes_type", "Input should be a valid bytes", value)


_SIMPLE = {str: _string, int: _integer, float: _float, bool: _boolean, bytes: _bytes}
_COLLECTIONS = {
    "Collection": list,
    "Iterable": list,
    "MutableSequence": list,
    "Sequence": list,
    "Set": set,
    "AbstractSet": set,
    "MutableSet": set,
    "deque": list,
}


def _literal(choices, value):
    for choice in choices:
        if choice == value and type(choice) is type(value):
            return choice
    raise refuse(
        "literal_error", f"Input should be {listed(choices)}", value, expected=listed(choices)
    )


def _member(enumeration, value):
    try:
        return enumeration(value)
    except ValueError:
        pass
    for member in enumeration:
        # The input may be the text of a number.
        if isinstance(value, str) and not isinstance(member.value, str) and str(member.value) == value:
            return member
    choices = listed([member.value for member in enumeration])
    raise refuse("enum", f"Input should be {choices}", value, expected=choices)


def _path(annotation, value):
    if hasattr(value, "__fspath__") or isinstance(value, str):
        return annotation(value)
    raise refuse("path_type", "Input is not a valid path", value)


def _uuid(annotation, value):
    try:
        return annotation(value) if isinstance(value, str) else annotation(bytes=value)
    except (ValueError, TypeError, AttributeError) as error:
        raise refuse("uuid_parsing", f"Input should be a valid UUID, {error}", value) from None


def _decimal(annotation, value):
    try:
        return annotation(str(value) if isinstance(value, float) else value)
    except (ArithmeticError, ValueError, TypeError):
        raise refuse("decimal_parsing", "Input should be a valid decimal", value) from None


def _iso(type_, words):
    def convert(annotation, value):
        if isinstance(value, str):
            try:
                return annotation.fromisoformat(value)
            except ValueError:
                pass
        if isinstance(value, (int, float)) and hasattr(annotation, "fromtimestamp"):
            import datetime

            if annotation is datetime.datetime:
                return annotation.fromtimestamp(value, datetime.timezone.utc)
            return annotation.fromtimestamp(value)
        raise refuse(f"{type_}_parsing", f"Input should be a valid {words}", value)

    return convert


def _duration(annotation, value):
    try:
        if isinstance(value, str):
            if ":" in value:
                days, _, clock = value.rpartition(" ")
                hours, minutes, seconds = (["0", *clock.split(":")])[-3:]
                return annotation(
                    days=int(days.split()[0]) if days else 0,
                    hours=int(hours),
                    minutes=int(minutes),
                    seconds=float(seconds),
                )
            return _iso_duration(annotation, value.upper())
        return annotation(seconds=float(value))
    except (ValueError, TypeError, KeyError):
        reason = "invalid digit in duration"
        if isinstance(value, str) and value.isdigit():
            reason = '"day" identifier in duration not correctly formatted'
        message = f"Input should be a valid timedelta, {reason}"
        raise refuse("time_delta_parsing", message, value) from None


def _iso_duration(annotation, text):
    if not text.startswith("P"):
        raise ValueError(text)
    date, _, time = text[1:].partition("T")
    units = {"D": "days", "W": "weeks", "H": "hours", "M": "minutes", "S": "seconds"}
    amounts = {}
    for part in (date, time):
        digits = ""
        for letter in part:
            if letter.isdigit() or letter in ".-":
                digits += letter
            else:
                amounts[units[letter]] = float(digits)
                digits = ""
    return annotation(**amounts)


_BY_NAME = {
    ("pathlib", "Path"): _path,
    ("pathlib", "PurePath"): _path,
    ("pathlib", "PosixPath"): _path,
    ("uuid", "UUID"): _uuid,
    ("decimal", "Decimal"): _decimal,
    ("_decimal", "Decimal"): _decimal,
    ("datetime", "datetime"): _iso("datetime", "datetime"),
    ("datetime", "date"): _iso("date", "date"),
    ("datetime", "time"): _iso("time", "time"),
    ("datetime", "timedelta"): _duration,
}


def _custom(custom, attribute, annotation, value):
    if attribute == "__get_validators__":
        for function in custom():
            value = guard(function, value, value)
        return value
    from pydantic.annotated_handlers import GetCoreSchemaHandler

    return _run_schema(custom(annotation, GetCoreSchemaHandler()), annotation, value)


def _run_schema(schema, annotation, value):
    if not isinstance(schema, dict):
        return value
    function, inner = schema.get("function"), schema.get("schema")
    if schema.get("mode") == "before":
        value = guard(function, value, value)
    if inner is not None and schema.get("mode") != "plain":
        value = _run_schema(inner, annotation, value)
    if schema.get("mode") in ("after", "plain") and function is not None:
        value = guard(function, value, value)
    return value


def _call(function, conversion, value, *rest):
    from pydantic.functional_validators import ValidationInfo, count_positional

    arguments = (value, *rest)
    if count_positional(function) == len(arguments) + 1:
        arguments += (ValidationInfo(config=conversion.config),)
    return guard(function, value, *arguments)


def _before(convert, function, conversion):
    return lambda value: convert(_call(function, conversion, value))


def _after(convert, function, conversion):
    return lambda value: _call(function, conversion, convert(value))


def _plain(function, conversion):
    return lambda value: _call(function, conversion, value)


def _wrap(convert, function, conversion):
    def handler(value):
        try:
            return convert(value)
        except Invalid as error:
            from pydantic_core import ValidationError

            raise ValidationError("", error.faults) from None

    return lambda value: _call(function, conversion, value, handler)


def _constraints_of(item):
    """The constraints of a marker such as `annotated_types.Gt(0)` or `StringConstraints(…)`."""
    constraints = {}
    for name in (
        "gt", "ge", "lt", "le", "multiple_of", "min_length", "max_length", "pattern",
        "strip_whitespace", "to_lower", "to_upper", "max_digits", "decimal_places",
    ):  # fmt: skip
        value = getattr(item, name, None)
        if value is not None and not callable(value):
            constraints[name] = value
    return constraints


_COMPARISONS = (
    ("gt", "greater_than", "greater than", lambda value, bound: value > bound),
    ("ge", "greater_than_equal", "greater than or equal to", lambda value, bound: value >= bound),
    ("lt", "less_than", "less than", lambda value, bound: value < bound),
    ("le", "less_than_equal", "less than or equal to", lambda value, bound: value <= bound),
)


def _constrained(convert, constraints):
    def check(value):
        given, value = value, convert(value)
        if isinstance(value, str):
            value = _adjusted(value, constraints)
        for name, type_, words, holds in _COMPARISONS:
            bound = constraints.get(name)
            if bound is not None and value is not None and not holds(value, bound):
                raise refuse(type_, f"Input should be {words} {bound}", given, **{name: bound})
        bound = constraints.get("multiple_of")
        if bound is not None and value % bound:
            raise refuse("multiple_of", f"Input should be a multiple of {bound}", given)
        if value is not None:
            _check_length(value, given, constraints)
        pattern = constraints.get("pattern")
        if pattern is not None and isinstance(value, str):
            import re

            if not re.search(pattern, value):
                text = getattr(pattern, "pattern", pattern)
                message = f"String should match pattern '{text}'"
                raise refuse("string_pattern_mismatch", message, given, pattern=text)
        return value

    return check


def _adjusted(value, constraints):
    if constraints.get("strip_whitespace"):
        value = value.strip()
    if constraints.get("to_lower"):
        value = value.lower()
    if constraints.get("to_upper"):
        value = value.upper()
    return value


def _check_length(value, given, constraints):
    least, most = constraints.get("min_length"), constraints.get("max_length")
    if (least is None and most is None) or not hasattr(value, "__len__"):
        return
    length = len(value)
    is_text = isinstance(value, str)
    noun = "String" if is_text else type(value).__name__.title()
    unit = "character" if is_text else "item"
    for bound, wrong, word, type_ in (
        (least, least is not None and length < least, "least", "short"),
        (most, most is not None and length > most, "most", "long"),
    ):
        if wrong:
            after = "" if is_text else f" after validation, not {length}"
            raise refuse(
                f"string_too_{type_}" if is_text else f"too_{type_}",
                f"{noun} should have at {word} {bound} {unit}{'' if bound == 1 else 's'}{after}",
                given,
            )


__all__ = ("Conversion", "PydanticUndefined", "guard", "refuse", "title_of")
