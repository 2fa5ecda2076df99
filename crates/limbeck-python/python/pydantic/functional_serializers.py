"""Serialisers of fields and models."""

from pydantic.functional_validators import Decorated


class PlainSerializer:
    """A function that dumps a value."""

    def __init__(self, func, return_type=None, when_used="always"):
        self.func = func


class WrapSerializer(PlainSerializer):
    """A function that dumps a value by means of the usual way."""


class SerializeAsAny:
    """Dumps a value by its own class."""

    def __class_getitem__(cls, item):
        return item


SerializationInfo = FieldSerializationInfo = SerializerFunctionWrapHandler = object


def field_serializer(*fields, mode="plain", return_type=None, when_used="always", check_fields=None):
    """Marks a method as the serialiser of fields."""
    return lambda function: Decorated("field_serializer", function, fields, mode)


def model_serializer(f=None, /, *, mode="plain", when_used="always", return_type=None):
    """Marks a method as the serialiser of the model."""
    if f is not None:
        return Decorated("model_serializer", f, (), mode)
    return lambda function: Decorated("model_serializer", function, (), mode)
