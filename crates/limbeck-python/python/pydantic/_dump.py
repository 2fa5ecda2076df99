"""Models as plain objects."""

import sys


def dump(value, as_json=False, by_alias=False, exclude_none=False):
    """Models become dictionaries; in JSON mode the rest becomes what JSON can show."""
    if hasattr(value, "model_dump") and not isinstance(value, type):
        return value.model_dump(
            mode="json" if as_json else "python", by_alias=by_alias, exclude_none=exclude_none
        )
    if isinstance(value, dict):
        return {
            dump(key, as_json): dump(item, as_json, by_alias, exclude_none)
            for key, item in value.items()
        }
    if isinstance(value, (list, tuple, set, frozenset)):
        items = [dump(item, as_json, by_alias, exclude_none) for item in value]
        return items if as_json or isinstance(value, list) else type(value)(items)
    return to_jsonable(value) if as_json else value


def to_jsonable(value):
    """The value as JSON would show it."""
    if value is None or isinstance(value, (bool, int, float, str)) and type(value) in _PLAIN:
        return value
    enum = sys.modules.get("enum")
    if enum is not None and isinstance(value, enum.Enum):
        return to_jsonable(value.value)
    if isinstance(value, (dict, list, tuple, set, frozenset)) or hasattr(value, "model_dump"):
        return dump(value, as_json=True)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode()
    if hasattr(value, "total_seconds"):
        return _iso_duration(value)
    return str(value)


def _iso_duration(value):
    """A time span in ISO 8601."""
    sign = "-" if value.days < 0 else ""
    value = abs(value)
    days = f"{value.days}D" if value.days else ""
    seconds = f"{value.seconds}.{value.microseconds:06}".rstrip("0").rstrip(".")
    time = f"T{seconds}S" if value.seconds or value.microseconds or not days else ""
    return f"{sign}P{days}{time}"


_PLAIN = (bool, int, float, str)
