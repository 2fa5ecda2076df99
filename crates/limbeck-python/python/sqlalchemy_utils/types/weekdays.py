"""`WeekDaysType`"""

from sqlalchemy_utils.types.bit import BitType

_DAYS = 7


class WeekDaysType(BitType):
    """A set of week days."""

    def __init__(self, **kw):
        super().__init__(_DAYS, **kw)
