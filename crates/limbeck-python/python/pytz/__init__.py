"""`pytz`: time zones by name, over `zoneinfo`."""

import datetime

_ZERO = datetime.timedelta(0)


class Error(Exception):
    """What all errors of this package derive from."""


class UnknownTimeZoneError(KeyError, Error):
    """No zone has this name."""


class _UTC(datetime.tzinfo):
    zone = "UTC"

    def utcoffset(self, dt):
        return _ZERO

    def dst(self, dt):
        return _ZERO

    def tzname(self, dt):
        return "UTC"

    def fromutc(self, dt):
        return self.localize(dt) if dt.tzinfo is None else dt

    def localize(self, dt, is_dst=False):
        if dt.tzinfo is not None:
            raise ValueError("Not naive datetime (tzinfo is already set)")
        return dt.replace(tzinfo=self)

    def normalize(self, dt, is_dst=False):
        if dt.tzinfo is None:
            raise ValueError("Naive time - no tzinfo set")
        return dt.astimezone(self)

    def __repr__(self):
        return "<UTC>"

    def __str__(self):
        return "UTC"


class _Zone(datetime.tzinfo):
    """A zone with daylight saving time.

    `localize()` and conversions give a time the offset that holds then, which it keeps in
    calculations until `normalize()`.
    """

    def __init__(self, name, rules, fixed=None):
        self.zone = name
        self._rules = rules
        self._fixed = fixed

    def utcoffset(self, dt):
        if self._fixed is not None:
            return self._fixed[0]
        return None if dt is None else self._rules.utcoffset(dt)

    def dst(self, dt):
        if self._fixed is not None:
            return self._fixed[1]
        return None if dt is None else self._rules.dst(dt)

    def tzname(self, dt):
        if self._fixed is not None:
            return self._fixed[2]
        return self.zone if dt is None else self._rules.tzname(dt)

    def fromutc(self, dt):
        local = self._rules.fromutc(dt.replace(tzinfo=self._rules))
        return local.replace(tzinfo=self._at(local), fold=0)

    def _at(self, local):
        """This zone with the offset of a time in it."""
        return _Zone(self.zone, self._rules, (local.utcoffset(), local.dst(), local.tzname()))

    def localize(self, dt, is_dst=False):
        if dt.tzinfo is not None:
            raise ValueError("Not naive datetime (tzinfo is already set)")
        # Of a time that the clocks show twice, the first is summer time.
        local = dt.replace(tzinfo=self._rules, fold=0 if is_dst else _is_twice(dt, self._rules))
        return dt.replace(tzinfo=self._at(local))

    def normalize(self, dt):
        if dt.tzinfo is None:
            raise ValueError("Naive time - no tzinfo set")
        return self.fromutc(dt.astimezone(datetime.timezone.utc))

    def __str__(self):
        return self.zone

    def __repr__(self):
        if self._fixed is None:
            return f"<DstTzInfo {self.zone!r}>"
        offset, dst, name = self._fixed
        sign, distance = ("-", -offset) if offset < _ZERO else ("+", offset)
        return f"<DstTzInfo {self.zone!r} {name}{sign}{distance} {'DST' if dst else 'STD'}>"


def _is_twice(dt, rules):
    first, second = (dt.replace(tzinfo=rules, fold=fold).utcoffset() for fold in (0, 1))
    return int(first > second)


utc = UTC = _UTC()
_zones = {}


def timezone(zone):
    """The zone of this name."""
    if zone is None:
        raise UnknownTimeZoneError(None)
    if zone.upper() == "UTC":
        return utc
    if zone not in _zones:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            _zones[zone] = _Zone(zone, ZoneInfo(zone))
        except (ZoneInfoNotFoundError, ValueError):
            raise UnknownTimeZoneError(zone) from None
    return _zones[zone]


def FixedOffset(offset):
    """A zone so many minutes from UTC."""
    return utc if offset == 0 else datetime.timezone(datetime.timedelta(minutes=offset))
