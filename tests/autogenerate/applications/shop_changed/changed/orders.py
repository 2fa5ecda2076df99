"""Carts, orders, payments and parcels."""

import datetime
import enum
import uuid
from typing import Any, List, Literal, Optional

import sqlalchemy as sa
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop.base import Base, Code, Identified, Money, Name, Stamped


class OrderStatus(enum.Enum):
    new = 1
    paid = 2
    shipped = 3
    cancelled = 4


PaymentMethod = Literal["card", "transfer", "invoice"]


class Cart(Base):
    __tablename__ = "cart"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    customer_id: Mapped[Optional[int]] = mapped_column(
        sa.ForeignKey("customer.id", ondelete="CASCADE")
    )
    expires_at: Mapped[datetime.datetime] = mapped_column(index=True)


class CartLine(Base):
    __tablename__ = "cart_line"

    cart_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("cart.id", ondelete="CASCADE"), primary_key=True
    )
    variant_id: Mapped[int] = mapped_column(sa.ForeignKey("variant.id"), primary_key=True)
    quantity: Mapped[int] = mapped_column(default=1)


class Order(Identified, Stamped, Base):
    """Its name is a word of SQL."""

    number: Mapped[Code] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(
        sa.ForeignKey("customer.id", ondelete="RESTRICT"), index=True
    )
    billing_address_id: Mapped[int] = mapped_column(sa.ForeignKey("address.id"))
    shipping_address_id: Mapped[Optional[int]] = mapped_column(sa.ForeignKey("address.id"))
    status: Mapped[OrderStatus] = mapped_column(server_default="new", index=True)
    currency: Mapped[str] = mapped_column(sa.CHAR(3), server_default="CHF")
    total: Mapped[Money]
    placed_at: Mapped[Optional[datetime.datetime]]
    note: Mapped[Optional[str]] = mapped_column(comment="What the customer wrote")
    lines: Mapped[List["OrderLine"]] = relationship(
        order_by="OrderLine.position", collection_class=ordering_list("position")
    )

    __table_args__ = (sa.Index("ix_order_customer_status", "customer_id", "status", "placed_at"),)


class OrderLine(Identified, Base):
    order_id: Mapped[int] = mapped_column(sa.ForeignKey("order.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(sa.SmallInteger)
    variant_id: Mapped[int] = mapped_column(sa.ForeignKey("variant.id", ondelete="RESTRICT"))
    quantity: Mapped[int]
    price: Mapped[Money]

    __table_args__ = (
        sa.UniqueConstraint("order_id", "position"),
        sa.CheckConstraint("quantity > 0", name="quantity"),
    )


class Payment(Identified, Stamped, Base):
    order_id: Mapped[int] = mapped_column(sa.ForeignKey("order.id"), index=True)
    method: Mapped[PaymentMethod]
    amount: Mapped[Money]
    reference: Mapped[Optional[str]] = mapped_column(sa.String(120), unique=True)
    answer: Mapped[Optional[dict[str, Any]]]


class Refund(Identified, Stamped, Base):
    payment_id: Mapped[int] = mapped_column(sa.ForeignKey("payment.id"))
    amount: Mapped[Money]
    reason: Mapped[str] = mapped_column(sa.Text)
    approved_by_id: Mapped[Optional[int]] = mapped_column(sa.ForeignKey("employee.id"))


class Carrier(Identified, Base):
    name: Mapped[Name] = mapped_column(unique=True)
    tracking_url: Mapped[Optional[str]] = mapped_column(sa.String(500))


class Parcel(Identified, Stamped, Base):
    order_id: Mapped[int] = mapped_column(sa.ForeignKey("order.id"))
    carrier_id: Mapped[int] = mapped_column(sa.ForeignKey("carrier.id"))
    tracking_number: Mapped[Optional[Code]]
    weight: Mapped[Optional[float]]

    __table_args__ = (sa.UniqueConstraint("tracking_number"),)


parcel_line = sa.Table(
    "parcel_line",
    Base.metadata,
    sa.Column("parcel_id", sa.ForeignKey("parcel.id"), primary_key=True),
    sa.Column("order_line_id", sa.ForeignKey("order_line.id"), primary_key=True),
    sa.Column("quantity", sa.Integer, nullable=False),
)
