"""`BitType`"""

from sqlalchemy import types


class BitType(types.TypeDecorator):
    """A string of bits."""

    impl = types.BINARY
    cache_ok = True

    def __init__(self, length=1, **kw):
        super().__init__(**kw)
        self.length = length

    def __repr__(self):
        return f"{type(self).__name__}()"

    def load_dialect_impl(self, dialect):
        """What stands for it on a dialect."""
        if dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import BIT

            return dialect.type_descriptor(BIT(self.length))
        if dialect.name == "sqlite":
            return dialect.type_descriptor(types.String(self.length))
        return dialect.type_descriptor(types.BINARY(self.length))
