"""`ScalarListType`"""

from sqlalchemy import types


class ScalarListType(types.TypeDecorator):
    """A list as text."""

    impl = types.UnicodeText()
    cache_ok = True

    def __init__(self, coerce_func=str, separator=","):
        super().__init__()
        self.coerce_func = coerce_func
        self.separator = str(separator)

    def process_bind_param(self, value, dialect):
        """The items joined."""
        return value if value is None else self.separator.join(map(str, value))
