"""`SPARSEVEC`"""

from pgvector._text import vector_text
from sqlalchemy.types import UserDefinedType


class SPARSEVEC(UserDefinedType):
    """A sparse vector."""

    cache_ok = True

    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim

    def get_col_spec(self, **kw):
        """The type in DDL."""
        return "SPARSEVEC" if self.dim is None else f"SPARSEVEC({self.dim})"

    def bind_processor(self, dialect):
        """Makes text of values."""
        return vector_text
