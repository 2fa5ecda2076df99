"""Column types of the application."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


class Document(sa.types.TypeDecorator):
    """JSON, binary where the database has it."""

    impl = sa.JSON
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.JSONB())
        return dialect.type_descriptor(sa.JSON())


class Country(sa.types.TypeDecorator):
    """The two letters of a country, in upper case."""

    impl = sa.CHAR(2)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value and value.upper()
