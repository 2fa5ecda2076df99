"""Import surface: custom validation is run by calling the functions that a schema was made of."""


class CoreSchema(dict):
    """A function to call on a value."""


ValidationInfo = SerializationInfo = FieldValidationInfo = object


def _function(mode):
    def schema(function=None, schema=None, **kw):
        return CoreSchema(mode=mode, function=function, schema=schema)

    return schema


no_info_plain_validator_function = _function("plain")
no_info_before_validator_function = _function("before")
no_info_after_validator_function = _function("after")
no_info_wrap_validator_function = _function("wrap")


def _any(*args, **kw):
    return CoreSchema(mode="any")


def __getattr__(name):
    if name.endswith("_schema") or name.startswith("plain_serializer"):
        return _any
    raise AttributeError(f"module 'pydantic_core.core_schema' has no attribute {name!r}")
