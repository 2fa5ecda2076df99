"""Validation errors."""

_SITE = "https://errors.pydantic.dev/2.14/v/"
_SECRET_WORDS = ("password", "passwd", "secret", "token", "api_key", "private")
_MAX_SHOWN = 50


class Fault:
    """One thing that is wrong with an input."""

    __slots__ = ("context", "input", "location", "message", "type")

    def __init__(self, type_, message, input_, location=(), context=None):
        self.type = type_
        self.message = message
        self.input = input_
        self.location = location
        self.context = context

    def under(self, place):
        """The same fault, seen from the object around it."""
        self.location = (place, *self.location)
        return self


class Invalid(Exception):
    """Raised within validation, with all faults found."""

    def __init__(self, *faults):
        super().__init__(*faults)
        self.faults = list(faults)


class ValidationError(ValueError):
    """What is wrong with an input."""

    def __init__(self, title, faults):
        super().__init__(title)
        self.title = title
        self._faults = list(faults)

    @classmethod
    def from_exception_data(cls, title, line_errors, **kw):
        """An error from a list of dictionaries."""
        return cls(
            title,
            [
                Fault(
                    getattr(error["type"], "type", error["type"]),
                    str(error["type"]),
                    error.get("input"),
                    tuple(error.get("loc", ())),
                )
                for error in line_errors
            ],
        )

    def error_count(self):
        """How many things are wrong."""
        return len(self._faults)

    def errors(self, *, include_url=True, include_context=True, include_input=True):
        """What is wrong, as dictionaries."""
        found = []
        for fault in self._faults:
            error = {"type": fault.type, "loc": fault.location, "msg": fault.message}
            if include_input:
                error["input"] = fault.input
            if include_context and fault.context:
                error["ctx"] = fault.context
            if include_url:
                error["url"] = _SITE + fault.type
            found.append(error)
        return found

    def __str__(self):
        count = len(self._faults)
        lines = [f"{count} validation error{'' if count == 1 else 's'} for {self.title}"]
        for fault in self._faults:
            if fault.location:
                lines.append(".".join(map(str, fault.location)))
            lines.append(
                f"  {fault.message} [type={fault.type}, input_value={_shown(fault)}, "
                f"input_type={type(fault.input).__name__}]"
            )
            lines.append(f"    For further information visit {_SITE}{fault.type}")
        return "\n".join(lines)

    __repr__ = __str__


def _shown(fault):
    """The input's text, shortened, without passwords."""
    if fault.location and _is_secret(str(fault.location[-1])):
        return "'**********'"
    text = repr(_without_secrets(fault.input))
    if len(text) <= _MAX_SHOWN:
        return text
    half = _MAX_SHOWN // 2
    return f"{text[:half]}...{text[-(half - 1):]}"


def _is_secret(name):
    name = name.lower()
    return any(word in name for word in _SECRET_WORDS)


def _without_secrets(value):
    if isinstance(value, dict):
        return {
            key: "**********" if _is_secret(str(key)) else _without_secrets(item)
            for key, item in value.items()
        }
    if isinstance(value, str) and "://" in value and "@" in value:
        before, _, after = value.rpartition("@")
        scheme, _, user = before.partition("://")
        if ":" in user:
            return f"{scheme}://{user.partition(':')[0]}:***@{after}"
    return value


class PydanticCustomError(ValueError):
    """An error of a project's own validator."""

    def __init__(self, type_, message_template, context=None):
        super().__init__(type_, message_template)
        self.type = type_
        self.message_template = message_template
        self.context = context

    def message(self):
        """The message with its variables replaced."""
        message = self.message_template
        for name, value in (self.context or {}).items():
            message = message.replace("{" + name + "}", str(value))
        return message

    def __str__(self):
        return self.message()


class PydanticKnownError(PydanticCustomError):
    """An error of a known type."""

    def __init__(self, type_, context=None):
        super().__init__(type_, type_, context)


class PydanticOmit(Exception):
    """Leaves an item out."""


class PydanticUseDefault(Exception):
    """Asks for the default instead of the value."""


class PydanticSerializationError(ValueError):
    """A value can't be dumped."""


class SchemaError(Exception):
    """A type can't be validated."""


InitErrorDetails = dict
