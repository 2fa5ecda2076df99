"""Values of parameters and literals."""

_SIMPLE = {str: "text", bool: "boolean", float: "float", bytes: "bytes"}
_LIMIT = 1 << 63


def value(obj):
    """A Python value with its kind."""
    if obj is None:
        return {"kind": "null"}
    kind = _SIMPLE.get(type(obj))
    if kind is not None:
        return {"kind": kind, "value": list(obj) if kind == "bytes" else obj}
    if type(obj) is int:
        return _integer(obj)
    return _other(obj)


def _integer(obj):
    obj = int(obj)
    if -_LIMIT <= obj < _LIMIT:
        return {"kind": "integer", "value": obj}
    return {"kind": "big_integer", "value": str(obj)}


def _other(obj):
    cls = type(obj)
    if getattr(cls, "_limbeck_placeholder", False):
        # Refused by the application, which knows what it stands for.
        return obj
    if hasattr(cls, "__members__"):
        return {"kind": "enumeration", "value": {"name": obj.name, "value": value(obj.value)}}
    if isinstance(obj, dict):
        return {"kind": "map", "value": {str(key): value(item) for key, item in obj.items()}}
    if isinstance(obj, (list, tuple, set, frozenset)):
        return {"kind": "list", "value": [value(item) for item in obj]}
    if isinstance(obj, bool):
        return {"kind": "boolean", "value": bool(obj)}
    if isinstance(obj, int):
        return _integer(obj)
    if isinstance(obj, float):
        return {"kind": "float", "value": float(obj)}
    if isinstance(obj, str):
        return {"kind": "text", "value": str.__str__(obj)}
    if isinstance(obj, (bytes, bytearray, memoryview)):
        return {"kind": "bytes", "value": list(bytes(obj))}
    for base in cls.__mro__:
        convert = _NAMED.get(base.__name__)
        if convert is not None:
            return convert(obj)
    raise _unsupported(obj)


def _unsupported(obj):
    from sqlalchemy.exc import ArgumentError

    return ArgumentError(
        f"A value of type {type(obj).__module__}.{type(obj).__qualname__} can't be sent to a "
        f"database: {obj!r}")


def _interval(obj):
    return {"kind": "interval", "value": {
        "days": obj.days, "seconds": obj.seconds, "microseconds": obj.microseconds}}


def _range(obj):
    return {"kind": "text", "value": str(obj)}


_NAMED = {
    "datetime": lambda obj: {"kind": "date_time", "value": obj.isoformat(" ")},
    "date": lambda obj: {"kind": "date", "value": obj.isoformat()},
    "time": lambda obj: {"kind": "time", "value": obj.isoformat()},
    "timedelta": _interval,
    "Decimal": lambda obj: {"kind": "decimal", "value": str(obj)},
    "UUID": lambda obj: {"kind": "uuid", "value": str(obj)},
    "Range": _range,
    "MultiRange": _range,
    "IPv4Address": _range,
    "IPv6Address": _range,
    "IPv4Network": _range,
    "IPv6Network": _range,
    "IPv4Interface": _range,
    "IPv6Interface": _range,
    "PurePath": _range,
}


def parameters(given, types=None, dialect=None):
    """The values of one execution by name; ``types`` convert those that have one."""
    lowered = {}
    for key, item in given.items():
        type_ = types.get(key) if types else None
        lowered[key if type(key) is str else str(key)] = value(
            item if type_ is None else type_._bind_value(item, dialect))
    return lowered
