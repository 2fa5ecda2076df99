import datetime
import enum

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Enum,
    ForeignKey,
    Index,
    MetaData,
    Numeric,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Status(enum.Enum):
    new = "new"
    paid = "paid"


class Customer(Base):
    __tablename__ = "customer"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50), index=True)
    email: Mapped[str | None] = mapped_column(String(120), unique=True)
    note: Mapped[str | None] = mapped_column(Text)
    created: Mapped[datetime.datetime] = mapped_column(DateTime, server_default=func.now())
    orders: Mapped[list["Order"]] = relationship(back_populates="customer")


class Order(Base):
    __tablename__ = "orders"
    __table_args__ = (
        UniqueConstraint("customer_id", "number", name="uq_orders_number"),
        Index("ix_orders_status_total", "status", "total"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE", name="fk_orders_customer"))
    status: Mapped[Status] = mapped_column(Enum(Status, name="status"), server_default="new")
    total: Mapped[float] = mapped_column(Numeric(10, 2), server_default=text("0"))
    urgent: Mapped[bool] = mapped_column(Boolean, server_default=text("'0'"))
    customer: Mapped[Customer] = relationship(back_populates="orders")


tags = Table(
    "tag",
    Base.metadata,
    Column("name", String(30), primary_key=True),
    Column("order_id", ForeignKey("orders.id", name="fk_tag_order"), primary_key=True),
)
