"""`ArrowType`"""

from sqlalchemy_utils.types.enriched_datetime.enriched_datetime_type import EnrichedDateTimeType


class ArrowType(EnrichedDateTimeType):
    """A moment."""
