"""`UUIDType`"""

from sqlalchemy import types


class UUIDType(types.TypeDecorator):
    """A UUID: of the database's own type, as bytes or as text."""

    impl = types.BINARY(16)
    cache_ok = True

    def __init__(self, binary=True, native=True):
        super().__init__()
        self.binary = binary
        self.native = native

    def __repr__(self):
        arguments = [f"{name}={value}" for name, value in (("binary", self.binary), ("native", self.native)) if not value]
        return f"UUIDType({', '.join(arguments)})"

    def load_dialect_impl(self, dialect):
        """What stands for it on a dialect."""
        if self.native and dialect.name in ("postgresql", "cockroachdb"):
            from sqlalchemy.dialects.postgresql import UUID

            return dialect.type_descriptor(UUID())
        if self.native and dialect.name == "mssql":
            from sqlalchemy.dialects.mssql import UNIQUEIDENTIFIER

            return dialect.type_descriptor(UNIQUEIDENTIFIER())
        return dialect.type_descriptor(self.impl if self.binary else types.CHAR(32))

    def process_bind_param(self, value, dialect):
        """The value as the database takes it."""
        if value is None:
            return None
        import uuid

        value = value if isinstance(value, uuid.UUID) else uuid.UUID(str(value))
        if self.native and dialect.name in ("postgresql", "mssql", "cockroachdb"):
            return str(value)
        return value.bytes if self.binary else value.hex
