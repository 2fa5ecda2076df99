"""`EnrichedDateType`"""

from sqlalchemy import types


class EnrichedDateType(types.TypeDecorator):
    """A day."""

    impl = types.Date
    cache_ok = True

    def __init__(self, date_processor=None, *args, **kw):
        super().__init__(*args, **kw)
