"""`TSVectorType`"""

from sqlalchemy import types
from sqlalchemy.dialects.postgresql import TSVECTOR


class TSVectorType(types.TypeDecorator):
    """A text search document."""

    impl = TSVECTOR
    cache_ok = True

    def __init__(self, *columns, **options):
        super().__init__()
        self.columns = columns
        self.options = options
