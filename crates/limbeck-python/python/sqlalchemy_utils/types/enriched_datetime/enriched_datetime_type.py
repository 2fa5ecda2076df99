"""`EnrichedDateTimeType`"""

from sqlalchemy import types


class EnrichedDateTimeType(types.TypeDecorator):
    """A moment."""

    impl = types.DateTime
    cache_ok = True

    def __init__(self, datetime_processor=None, *args, **kw):
        super().__init__(*args, **kw)
