import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

metadata = sa.MetaData()


class Money(TypeDecorator):
    impl = sa.Numeric
    cache_ok = True


customer = sa.Table(
    "customer",
    metadata,
    sa.Column("name", sa.String(50), nullable=False, info={"last": True}),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("credit", Money(10, 2), server_default=sa.text("0")),
    sa.Column("created", sa.DateTime, server_default=sa.func.now()),
    sa.Column("mail", sa.String(40), key="address", unique=True),
    info={"group": "people"},
)
orders = sa.Table(
    "orders",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("customer_id", sa.Integer, sa.ForeignKey("customer.id", name="fk_orders_customer")),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("width", sa.String(80)),
)
sa.Index("ix_orders_width", orders.c.width)
