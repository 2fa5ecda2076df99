"""Ranges"""

from sqlalchemy import types
from sqlalchemy.dialects.postgresql import DATERANGE, INT4RANGE, INT8RANGE, NUMRANGE, TSRANGE


class RangeType(types.TypeDecorator):
    """A range, as text where the database has no type for it."""

    impl = types.String
    cache_ok = True

    def __init__(self, *args, **kw):
        kw.pop("step", None)
        super().__init__(*args, **kw)

    def load_dialect_impl(self, dialect):
        """What stands for it on a dialect."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(self.impl)
        return dialect.type_descriptor(types.String(255))


class IntRangeType(RangeType):
    """A range of integers."""

    impl = INT4RANGE


class Int8RangeType(RangeType):
    """A range of large integers."""

    impl = INT8RANGE


class DateRangeType(RangeType):
    """A range of dates."""

    impl = DATERANGE


class NumericRangeType(RangeType):
    """A range of numbers."""

    impl = NUMRANGE


class DateTimeRangeType(RangeType):
    """A range of moments."""

    impl = TSRANGE
