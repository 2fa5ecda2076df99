"""`JSONType`"""

from sqlalchemy import types


class JSONType(types.TypeDecorator):
    """A JSON document, as text where the database has no type for it."""

    impl = types.UnicodeText
    cache_ok = True

    def load_dialect_impl(self, dialect):
        """What stands for it on a dialect."""
        if dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import JSON

            return dialect.type_descriptor(JSON())
        return dialect.type_descriptor(self.impl)

    def process_bind_param(self, value, dialect):
        """The document as text."""
        if dialect.name == "postgresql" or value is None:
            return value
        import json

        return json.dumps(value)
