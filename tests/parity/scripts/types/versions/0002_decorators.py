"""decorators

Revision ID: 0002
Revises: 0001
"""

import decimal
import json
import uuid

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


class Money(sa.types.TypeDecorator):
    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else int(value * 100)

    def process_result_value(self, value, dialect):
        return None if value is None else decimal.Decimal(value) / 100


class Guid(sa.types.TypeDecorator):
    impl = sa.CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.dialects.postgresql.UUID(as_uuid=False))
        return dialect.type_descriptor(sa.CHAR(36))

    def process_bind_param(self, value, dialect):
        return None if value is None else str(value)

    def process_result_value(self, value, dialect):
        return None if value is None else uuid.UUID(str(value))


class Tags(sa.types.TypeDecorator):
    impl = sa.Text

    def process_bind_param(self, value, dialect):
        return None if value is None else json.dumps(sorted(value))

    def process_result_value(self, value, dialect):
        return set(json.loads(value)) if value else set()


def upgrade():
    table = op.create_table(
        "decorated",
        sa.Column("id", Guid(), primary_key=True),
        sa.Column("price", Money(), nullable=False, server_default="0"),
        sa.Column("tags", Tags()),
    )
    identifier = uuid.UUID("12345678-1234-5678-1234-567812345678")
    op.bulk_insert(table, [{"id": identifier, "price": decimal.Decimal("1.25"), "tags": {"b", "a"}}])
    bind = op.get_bind()
    row = bind.execute(sa.select(table)).one()
    print(row.id, row.price, sorted(row.tags))
    print(bind.scalar(sa.select(table.c.price).where(table.c.id == identifier)))
    bind.execute(table.update().where(table.c.price == decimal.Decimal("1.25")).values(price=decimal.Decimal("2")))
    print(bind.execute(sa.text("SELECT price, tags FROM decorated")).one())


def downgrade():
    op.drop_table("decorated")
