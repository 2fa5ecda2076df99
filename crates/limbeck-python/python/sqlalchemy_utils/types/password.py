"""`PasswordType`"""

from sqlalchemy import types


class PasswordType(types.TypeDecorator):
    """A hashed password."""

    impl = types.VARBINARY(1024)
    cache_ok = True

    def __init__(self, max_length=None, **kw):
        super().__init__()
        self._max_length = max_length

    @property
    def length(self):
        """The greatest length of a hash."""
        return 1024 if self._max_length is None else self._max_length

    def load_dialect_impl(self, dialect):
        """What stands for it on a dialect."""
        if dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import BYTEA

            return dialect.type_descriptor(BYTEA(self.length))
        if dialect.name == "oracle":
            from sqlalchemy.dialects.oracle import RAW

            return dialect.type_descriptor(RAW(self.length))
        if dialect.name == "sqlite":
            from sqlalchemy.dialects.sqlite import BLOB

            return dialect.type_descriptor(BLOB(self.length))
        return dialect.type_descriptor(types.VARBINARY(self.length))
