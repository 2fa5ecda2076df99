import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator

metadata = sa.MetaData()


class Money(TypeDecorator):
    impl = sa.Numeric
    cache_ok = True


sa.Table(
    "one",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("price", Money(12, 2), server_default=sa.text("1")),
    sa.Column("document", sa.JSON().with_variant(postgresql.UUID(), "postgresql")),
    sa.Column("address", sa.String(20).with_variant(postgresql.INET(), "postgresql")),
    sa.Column("at", sa.DateTime(timezone=True), server_default=sa.func.now()),
    sa.Index("ix_one_price", "price"),
)
