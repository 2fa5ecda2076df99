"""Ranges."""

from .types import (  # noqa: F401
    DATEMULTIRANGE,
    DATERANGE,
    INT4MULTIRANGE,
    INT4RANGE,
    INT8MULTIRANGE,
    INT8RANGE,
    NUMMULTIRANGE,
    NUMRANGE,
    TSMULTIRANGE,
    TSRANGE,
    TSTZMULTIRANGE,
    TSTZRANGE,
    AbstractMultiRange,
    AbstractRange,
    AbstractSingleRange,
)


class Range:
    """A range of values."""

    def __init__(self, lower=None, upper=None, *, bounds="[)", empty=False):
        self.lower = None if empty else lower
        self.upper = None if empty else upper
        self.bounds = bounds
        self.empty = empty

    def __class_getitem__(cls, item):
        return cls

    @property
    def isempty(self):
        return self.empty

    is_empty = isempty

    @property
    def lower_inc(self):
        return self.bounds[0] == "["

    @property
    def upper_inc(self):
        return self.bounds[1] == "]"

    @property
    def lower_inf(self):
        return not self.empty and self.lower is None

    @property
    def upper_inf(self):
        return not self.empty and self.upper is None

    def __eq__(self, other):
        return isinstance(other, Range) and (
            self.empty and other.empty or (self.lower, self.upper, self.bounds, self.empty)
            == (other.lower, other.upper, other.bounds, other.empty))

    def __hash__(self):
        return hash((self.lower, self.upper, self.bounds, self.empty))

    def __bool__(self):
        return not self.empty

    def __str__(self):
        if self.empty:
            return "empty"
        lower = "" if self.lower is None else _item(self.lower)
        upper = "" if self.upper is None else _item(self.upper)
        return f"{self.bounds[0]}{lower},{upper}{self.bounds[1]}"

    def __repr__(self):
        return f"Range({self.lower!r}, {self.upper!r}, bounds={self.bounds!r})"


def _item(value):
    text = value.isoformat(" ") if hasattr(value, "hour") else str(value)
    return f'"{text}"' if " " in text else text


class MultiRange(list):
    """Several ranges."""

    def __str__(self):
        return "{" + ",".join(map(str, self)) + "}"
