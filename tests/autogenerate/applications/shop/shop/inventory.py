"""Where things are, and who delivers them."""

import datetime
import enum
from typing import Optional

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from shop.base import Base, Code, Identified, Money, Name, Stamped
from shop.types import Country


class Movement(enum.IntEnum):
    IN = 1
    OUT = 2
    COUNTED = 3


class Warehouse(Identified, Base):
    code: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Name]
    country: Mapped[str] = mapped_column(Country)


class Shelf(Identified, Base):
    warehouse_id: Mapped[int] = mapped_column(sa.ForeignKey("warehouse.id"))
    aisle: Mapped[int] = mapped_column(sa.SmallInteger)
    level: Mapped[int] = mapped_column(sa.SmallInteger)

    __table_args__ = (sa.UniqueConstraint("warehouse_id", "aisle", "level", name="uq_shelf_place"),)


class Stock(Base):
    __tablename__ = "stock"

    variant_id: Mapped[int] = mapped_column(sa.ForeignKey("variant.id"), primary_key=True)
    shelf_id: Mapped[int] = mapped_column(sa.ForeignKey("shelf.id"), primary_key=True)
    quantity: Mapped[int] = mapped_column(server_default=sa.text("0"))
    reserved: Mapped[int] = mapped_column(server_default=sa.text("0"))
    available: Mapped[Optional[int]] = mapped_column(sa.Computed("quantity - reserved", persisted=True))

    __table_args__ = (sa.CheckConstraint("reserved <= quantity", name="reserved"),)


class StockMovement(Identified, Base):
    variant_id: Mapped[int]
    shelf_id: Mapped[int]
    kind: Mapped[Movement]
    quantity: Mapped[int]
    at: Mapped[datetime.datetime] = mapped_column(server_default=sa.func.now())

    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["variant_id", "shelf_id"],
            ["stock.variant_id", "stock.shelf_id"],
            name="fk_stock_movement_stock",
        ),
    )


class Supplier(Identified, Stamped, Base):
    company_id: Mapped[int] = mapped_column(sa.ForeignKey("company.id"), unique=True)
    lead_time: Mapped[Optional[datetime.timedelta]]
    rating: Mapped[Optional[float]] = mapped_column(sa.Double)


class SupplierPrice(Base):
    __tablename__ = "supplier_price"

    supplier_id: Mapped[int] = mapped_column(sa.ForeignKey("supplier.id"), primary_key=True)
    variant_id: Mapped[int] = mapped_column(sa.ForeignKey("variant.id"), primary_key=True)
    price: Mapped[Money]
    minimum: Mapped[int] = mapped_column(default=1)


class PurchaseOrder(Identified, Stamped, Base):
    supplier_id: Mapped[int] = mapped_column(sa.ForeignKey("supplier.id"))
    ordered_on: Mapped[Optional[datetime.date]]
    expected_at: Mapped[Optional[datetime.time]]


class PurchaseLine(Identified, Base):
    order_id: Mapped[int] = mapped_column(sa.ForeignKey("purchase_order.id", ondelete="CASCADE"))
    variant_id: Mapped[int] = mapped_column(sa.ForeignKey("variant.id"))
    quantity: Mapped[int]
    price: Mapped[Money]
