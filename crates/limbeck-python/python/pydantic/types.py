"""Types with constraints, and secrets."""

import typing

from pydantic._convert import refuse
from pydantic.fields import Field
from pydantic.functional_validators import AfterValidator

Annotated = typing.Annotated

PositiveInt = Annotated[int, Field(gt=0)]
NegativeInt = Annotated[int, Field(lt=0)]
NonPositiveInt = Annotated[int, Field(le=0)]
NonNegativeInt = Annotated[int, Field(ge=0)]
PositiveFloat = Annotated[float, Field(gt=0)]
NegativeFloat = Annotated[float, Field(lt=0)]
NonPositiveFloat = Annotated[float, Field(le=0)]
NonNegativeFloat = Annotated[float, Field(ge=0)]
FiniteFloat = Annotated[float, Field()]
JsonValue = typing.Any


class Strict:
    """Takes only values that are of the type already."""

    def __init__(self, strict=True):
        self.strict = strict


class AllowInfNan(Strict):
    """Takes infinities."""


class FailFast(Strict):
    """Stops at the first fault."""


def _strictly(kind):
    from pydantic.functional_validators import BeforeValidator

    def check(value):
        if type(value) is not kind:
            words = {bool: "boolean", bytes: "bytes", float: "number", int: "integer", str: "string"}
            word = words[kind]
            name = "string" if kind is str else kind.__name__
            raise refuse(f"{name}_type", f"Input should be a valid {word}", value)
        return value

    return Annotated[kind, BeforeValidator(check)]


StrictBool = _strictly(bool)
StrictBytes = _strictly(bytes)
StrictFloat = _strictly(float)
StrictInt = _strictly(int)
StrictStr = _strictly(str)


class StringConstraints:
    """Constraints of a string."""

    def __init__(
        self,
        strip_whitespace=None,
        to_upper=None,
        to_lower=None,
        strict=None,
        min_length=None,
        max_length=None,
        pattern=None,
        ascii_only=None,
    ):
        self.strip_whitespace = strip_whitespace
        self.to_upper = to_upper
        self.to_lower = to_lower
        self.strict = strict
        self.min_length = min_length
        self.max_length = max_length
        self.pattern = pattern


def constr(**kw):
    """A string with constraints."""
    if "regex" in kw:
        kw["pattern"] = kw.pop("regex")
    return Annotated[str, StringConstraints(**kw)]


def conint(**kw):
    """An integer with constraints."""
    return Annotated[int, Field(**kw)]


def confloat(**kw):
    """A number with constraints."""
    return Annotated[float, Field(**kw)]


def conbytes(**kw):
    """Bytes with constraints."""
    return Annotated[bytes, Field(**kw)]


def condecimal(**kw):
    """A decimal number with constraints."""
    import decimal

    return Annotated[decimal.Decimal, Field(**kw)]


def condate(**kw):
    """A date with constraints."""
    import datetime

    return Annotated[datetime.date, Field(**kw)]


def conlist(item_type, *, min_length=None, max_length=None, unique_items=None):
    """A list with constraints."""
    return Annotated[list[item_type], Field(min_length=min_length, max_length=max_length)]


def conset(item_type, *, min_length=None, max_length=None):
    """A set with constraints."""
    return Annotated[set[item_type], Field(min_length=min_length, max_length=max_length)]


def confrozenset(item_type, *, min_length=None, max_length=None):
    """A frozen set with constraints."""
    return Annotated[frozenset[item_type], Field(min_length=min_length, max_length=max_length)]


class Secret:
    """A value that is shown as asterisks."""

    _inner = None

    def __init__(self, secret_value):
        self._secret_value = secret_value

    def __class_getitem__(cls, item):
        return type(f"Secret[{getattr(item, '__name__', item)}]", (cls,), {"_inner": item})

    @classmethod
    def _limbeck_validate(cls, value):
        if isinstance(value, Secret):
            value = value._secret_value
        if cls._inner is not None:
            from pydantic._convert import Conversion

            value = Conversion({}).convert(cls._inner, value)
        return cls(value)

    def get_secret_value(self):
        """The value."""
        return self._secret_value

    def _display(self):
        return "**********" if self._secret_value else ""

    def __eq__(self, other):
        return type(self) is type(other) and self._secret_value == other._secret_value

    def __hash__(self):
        return hash(self._secret_value)

    def __str__(self):
        return str(self._display())

    def __repr__(self):
        return f"{type(self).__name__}({self._display()!r})"


class SecretStr(Secret):
    """A string that is shown as asterisks."""

    _inner = str

    def __len__(self):
        return len(self._secret_value)


class SecretBytes(Secret):
    """Bytes that are shown as asterisks."""

    _inner = bytes

    def __len__(self):
        return len(self._secret_value)

    def _display(self):
        return b"**********" if self._secret_value else b""


class Json:
    """JSON text, read."""

    def __class_getitem__(cls, item):
        from pydantic.functional_validators import BeforeValidator

        return Annotated[item, BeforeValidator(_read_json)]

    @classmethod
    def _limbeck_validate(cls, value):
        return _read_json(value)


def _read_json(value):
    import json

    try:
        return json.loads(value)
    except ValueError as error:
        raise refuse("json_invalid", f"Invalid JSON: {error}", value) from None


class ImportString:
    """The dotted name of an object, imported."""

    def __class_getitem__(cls, item):
        return cls

    @classmethod
    def _limbeck_validate(cls, value):
        if not isinstance(value, str):
            return value
        import importlib

        module, _, name = value.replace(":", ".").rpartition(".")
        try:
            return getattr(importlib.import_module(module or name), name) if module else importlib.import_module(name)
        except (ImportError, AttributeError) as error:
            raise refuse("import_error", f"Invalid python path: {error}", value) from None


class ByteSize(int):
    """A number of bytes, also with a unit."""

    _UNITS = {
        "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "tb": 10**12, "pb": 10**15, "eb": 10**18,
        "kib": 2**10, "mib": 2**20, "gib": 2**30, "tib": 2**40, "pib": 2**50, "eib": 2**60,
    }  # fmt: skip

    @classmethod
    def _limbeck_validate(cls, value):
        text = str(value).strip().lower()
        digits = text.rstrip("abcdefghijklmnopqrstuvwxyz ")
        unit = text[len(digits) :].strip() or "b"
        try:
            return cls(float(digits) * cls._UNITS[unit])
        except (ValueError, KeyError):
            raise refuse("byte_size", "could not parse value and unit from byte string", value) from None


class _CheckedDatetime:
    @classmethod
    def _limbeck_validate(cls, value):
        import datetime

        from pydantic._convert import Conversion

        value = Conversion({}).convert(datetime.datetime, value)
        return cls._check(value)


class NaiveDatetime(_CheckedDatetime):
    """A date and time without a time zone."""

    @staticmethod
    def _check(value):
        if value.tzinfo is not None:
            raise refuse("timezone_naive", "Input should not have timezone info", value)
        return value


class AwareDatetime(_CheckedDatetime):
    """A date and time with a time zone."""

    @staticmethod
    def _check(value):
        if value.tzinfo is None:
            raise refuse("timezone_aware", "Input should have timezone info", value)
        return value


def _existing(test, words, type_):
    import pathlib

    def check(path):
        if not getattr(path, test)():
            raise refuse(type_, f"Path does not point to a {words}", path)
        return path

    return Annotated[pathlib.Path, AfterValidator(check)]


def _base64(value):
    import base64

    return base64.b64decode(value)


class Tag:
    """The name of a union's member."""

    def __init__(self, tag):
        self.tag = tag


class Discriminator:
    """What tells a union's members apart."""

    def __init__(self, discriminator, **kw):
        self.discriminator = discriminator


def __getattr__(name):
    if name == "FilePath":
        return _existing("is_file", "file", "path_not_file")
    if name == "DirectoryPath":
        return _existing("is_dir", "directory", "path_not_directory")
    if name in ("NewPath", "SocketPath"):
        import pathlib

        return pathlib.Path
    if name.startswith("UUID"):
        import uuid

        return uuid.UUID
    if name in ("PastDate", "FutureDate"):
        import datetime

        return datetime.date
    if name in ("PastDatetime", "FutureDatetime"):
        import datetime

        return datetime.datetime
    if name == "Base64Bytes":
        return Annotated[bytes, AfterValidator(_base64)]
    if name == "Base64Str":
        return Annotated[str, AfterValidator(lambda value: _base64(value).decode())]
    if name == "OnErrorOmit":
        return typing.Optional
    if name == "PaymentCardNumber":
        return str
    raise AttributeError(f"module 'pydantic.types' has no attribute {name!r}")
