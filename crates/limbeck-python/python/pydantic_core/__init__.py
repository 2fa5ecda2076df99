"""What `pydantic` and its users share: errors, URLs and the sign for "no value"."""

_HOMES = {
    "InitErrorDetails": "_errors",
    "PydanticCustomError": "_errors",
    "PydanticKnownError": "_errors",
    "PydanticOmit": "_errors",
    "PydanticSerializationError": "_errors",
    "PydanticUseDefault": "_errors",
    "SchemaError": "_errors",
    "ValidationError": "_errors",
    "MultiHostUrl": "_url",
    "Url": "_url",
}

__version__ = "2.50.4"


class PydanticUndefinedType:
    """The sign for a value that was not given."""

    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __repr__(self):
        return "PydanticUndefined"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


PydanticUndefined = PydanticUndefinedType()


def to_jsonable_python(value, **kw):
    """The value as JSON would show it."""
    from pydantic._dump import to_jsonable

    return to_jsonable(value)


def to_json(value, **kw):
    """The value as JSON text in bytes."""
    import json

    return json.dumps(to_jsonable_python(value), separators=(",", ":"), ensure_ascii=False).encode()


def from_json(data, **kw):
    """The value of JSON text."""
    import json

    return json.loads(data)


def __getattr__(name):
    if name == "core_schema":
        return __import__("pydantic_core.core_schema", None, None, (name,))
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'pydantic_core' has no attribute {name!r}")
    return getattr(__import__("pydantic_core." + home, None, None, (name,)), name)
