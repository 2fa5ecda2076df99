"""Validation of types that are no models."""


class TypeAdapter:
    """Validates values of one type."""

    def __init__(self, type, *, config=None, _parent_depth=2, module=None):
        self._type = type
        self._config = config or {}

    def __class_getitem__(cls, item):
        return cls

    def validate_python(self, value, /, **kw):
        """The value, converted."""
        from pydantic._convert import Conversion, title_of
        from pydantic_core._errors import Invalid, ValidationError

        try:
            return Conversion(self._config).convert(self._type, value)
        except Invalid as error:
            raise ValidationError(title_of(self._type), error.faults) from None

    def validate_json(self, data, /, **kw):
        """The value of JSON text, converted."""
        import json

        return self.validate_python(json.loads(data))

    def dump_python(self, value, /, **kw):
        """The value as plain objects."""
        from pydantic._dump import dump

        return dump(value)


def parse_obj_as(type_, obj, type_name=None):
    """The value, converted."""
    return TypeAdapter(type_).validate_python(obj)
