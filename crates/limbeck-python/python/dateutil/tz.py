"""`dateutil.tz`: time zones."""

import datetime
import os

_ZERO = datetime.timedelta(0)


class tzutc(datetime.tzinfo):
    """UTC; every call returns the same object."""

    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def utcoffset(self, dt):
        return _ZERO

    def dst(self, dt):
        return _ZERO

    def tzname(self, dt):
        return "UTC"

    def fromutc(self, dt):
        return dt

    def is_ambiguous(self, dt):
        return False

    def __eq__(self, other):
        if not isinstance(other, (tzutc, tzoffset)):
            return NotImplemented
        return other.utcoffset(None) == _ZERO

    __hash__ = None

    def __repr__(self):
        return f"{type(self).__name__}()"

    __reduce__ = object.__reduce__


class tzoffset(datetime.tzinfo):
    """A fixed distance from UTC, in seconds or as a `timedelta`."""

    def __init__(self, name, offset):
        self._name = name
        self._offset = offset if isinstance(offset, datetime.timedelta) \
            else datetime.timedelta(seconds=offset)

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return _ZERO

    def tzname(self, dt):
        return self._name

    def fromutc(self, dt):
        return dt + self._offset

    def is_ambiguous(self, dt):
        return False

    def __eq__(self, other):
        if not isinstance(other, (tzutc, tzoffset)):
            return NotImplemented
        return self._offset == other.utcoffset(None)

    __hash__ = None

    def __repr__(self):
        name = "" if self._name is None else repr(self._name)
        return f"{type(self).__name__}({name or None}, {int(self._offset.total_seconds())})"


class tzlocal(datetime.tzinfo):
    """The zone of the machine."""

    def _at(self, dt):
        plain = datetime.datetime.now() if dt is None else dt.replace(tzinfo=None)
        return plain.astimezone()

    def utcoffset(self, dt):
        return None if dt is None else self._at(dt).utcoffset()

    def dst(self, dt):
        import time

        if dt is None:
            return None
        moment = time.localtime(self._at(dt).timestamp())
        return datetime.timedelta(seconds=time.timezone - time.altzone) if moment.tm_isdst > 0 \
            else _ZERO

    def tzname(self, dt):
        return self._at(dt).tzname()

    def fromutc(self, dt):
        moment = dt.replace(tzinfo=datetime.timezone.utc).astimezone()
        return moment.replace(tzinfo=self)

    def __repr__(self):
        return f"{type(self).__name__}()"


def gettz(name=None):
    """The zone of this name; None when there is none. Without a name, that of `TZ` or the machine."""
    name = name or os.environ.get("TZ")
    if not name:
        return tzlocal()
    if name in ("UTC", "GMT"):
        return UTC
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


UTC = tzutc()
