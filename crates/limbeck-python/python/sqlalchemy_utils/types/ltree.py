"""`LtreeType`"""

from sqlalchemy import types


class LtreeType(types.UserDefinedType):
    """A path in a tree."""

    cache_ok = True

    def get_col_spec(self, **kw):
        """The type in DDL."""
        return "LTREE"
