"""Types."""

from sqlalchemy import CHAR, TIMESTAMP, TypeDecorator
from sqlalchemy.dialects.postgresql import UUID


class GUID(TypeDecorator):
    """A UUID, as text where the database has no type for it."""

    class UUIDChar(CHAR):
        """Text."""

    impl = UUIDChar
    cache_ok = True

    def load_dialect_impl(self, dialect):
        """What stands for it on a dialect."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(UUID())
        return dialect.type_descriptor(CHAR(36))

    def process_bind_param(self, value, dialect):
        """The value as text."""
        return value if value is None else str(value)


class TIMESTAMPAware(TypeDecorator):
    """A moment, always with a time zone."""

    impl = TIMESTAMP
    cache_ok = True


def now_utc():
    """Now."""
    from datetime import datetime, timezone

    return datetime.now(timezone.utc)
