"""`EmailType`"""

from sqlalchemy import types


class EmailType(types.TypeDecorator):
    """An e-mail address, kept in lower case."""

    impl = types.Unicode
    cache_ok = True

    def __init__(self, length=255, *args, **kw):
        super().__init__(length=length, *args, **kw)

    def process_bind_param(self, value, dialect):
        """The value in lower case."""
        return value if value is None else value.lower()
