"""Types."""

from sqlalchemy import types


class UTCDateTime(types.TypeDecorator):
    """A date and time with a time zone, kept in UTC."""

    impl = types.DateTime
    cache_ok = True

    def __init__(self):
        super().__init__(timezone=True)

    def __repr__(self):
        return "UTCDateTime()"

    def process_bind_param(self, value, dialect):
        """The value in UTC."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(
                "Datetime values must have timezone information. Use datetime.now(timezone.utc), "
                "or annotate the field with NaiveDatetime for naive storage."
            )
        from datetime import timezone

        return value.astimezone(timezone.utc)

    def process_result_value(self, value, dialect):
        """The stored value, which is in UTC where the database keeps no time zone."""
        from datetime import timezone

        if value is None:
            return None
        if value.utcoffset() is None:
            return value.replace(tzinfo=timezone.utc)
        return value.astimezone(timezone.utc)


class AutoString(types.TypeDecorator):
    """A string without a length, which MySQL gives one."""

    impl = types.String
    cache_ok = True
    mysql_default_length = 255

    def load_dialect_impl(self, dialect):
        """What stands for it on a dialect."""
        inner = self.impl_instance if hasattr(self, "impl_instance") else self.impl
        if inner.length is None and dialect.name in ("mysql", "mariadb"):
            return dialect.type_descriptor(types.String(self.mysql_default_length))
        return super().load_dialect_impl(dialect)
