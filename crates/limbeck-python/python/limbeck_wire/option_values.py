"""Keyword options and application data."""

from . import expressions


def option_value(obj):
    """The value of an option."""
    if obj is None or isinstance(obj, (bool, float)):
        return obj
    if getattr(type(obj), "_limbeck_placeholder", False):
        return obj
    if isinstance(obj, int):
        return int(obj)
    if isinstance(obj, str) and not hasattr(obj, "__visit_name__"):
        return str.__str__(obj)
    convert = getattr(type(obj), "_limbeck_option_", None)
    if convert is not None:
        return convert(obj)
    if isinstance(obj, dict):
        return {str(key): option_value(item) for key, item in obj.items()}
    if isinstance(obj, (list, tuple)):
        return [option_value(item) for item in obj]
    if hasattr(obj, "__clause_element__"):
        obj = obj.__clause_element__()
    if hasattr(obj, "__visit_name__"):
        return {"expression": expressions.expression(obj)}
    if isinstance(obj, (set, frozenset)):
        return [option_value(item) for item in obj]
    from sqlalchemy.exc import ArgumentError

    raise ArgumentError(f"{obj!r} can't be the value of an option")


def options(given):
    """Options by their full names."""
    return {key: option_value(item) for key, item in given.items()}


def information(info):
    """Application data, as far as it is plain."""
    lowered = {}
    for key, item in info.items():
        if isinstance(item, (bool, int, float, str)) or item is None:
            lowered[str(key)] = item
    return lowered
