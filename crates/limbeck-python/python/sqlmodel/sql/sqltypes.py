"""Types."""

from sqlalchemy import types


class AutoString(types.TypeDecorator):
    """A string without a length, which MySQL gives one."""

    impl = types.String
    cache_ok = True
    mysql_default_length = 255

    def load_dialect_impl(self, dialect):
        """What stands for it on a dialect."""
        inner = self.impl_instance if hasattr(self, "impl_instance") else self.impl
        if inner.length is None and dialect.name == "mysql":
            return dialect.type_descriptor(types.String(self.mysql_default_length))
        return super().load_dialect_impl(dialect)


class GUID(types.Uuid):
    """A UUID."""
