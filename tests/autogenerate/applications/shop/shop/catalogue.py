"""What is sold."""

import datetime
import enum
from typing import Any, List, Optional

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from shop.base import Base, Code, Identified, Money, Name, SoftDeleted, Stamped, Translated


class Visibility(str, enum.Enum):
    HIDDEN = "hidden"
    LISTED = "listed"
    FEATURED = "featured"


class Brand(Identified, Base):
    name: Mapped[Name] = mapped_column(unique=True)
    website: Mapped[Optional[str]]


class Category(Identified, Base):
    parent_id: Mapped[Optional[int]] = mapped_column(
        sa.ForeignKey("category.id", ondelete="CASCADE"), index=True
    )
    slug: Mapped[Name] = mapped_column(unique=True)
    position: Mapped[int] = mapped_column(sa.SmallInteger, server_default="0")
    children: Mapped[List["Category"]] = relationship()


class CategoryText(Translated, Base):
    __tablename__ = "category_text"

    category_id: Mapped[int] = mapped_column(
        sa.ForeignKey("category.id", ondelete="CASCADE"), primary_key=True, sort_order=-1
    )


class TaxClass(Identified, Base):
    name: Mapped[Name]
    rate: Mapped[float] = mapped_column(sa.Numeric(5, 4))


class Product(Identified, Stamped, SoftDeleted, Base):
    number: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Name] = mapped_column(index=True)
    brand_id: Mapped[Optional[int]] = mapped_column(sa.ForeignKey("brand.id"))
    tax_class_id: Mapped[int] = mapped_column(sa.ForeignKey("tax_class.id"))
    price: Mapped[Money] = mapped_column(comment="Before tax")
    weight: Mapped[Optional[float]] = mapped_column(comment="Kilograms")
    visibility: Mapped[Visibility] = mapped_column(server_default=Visibility.HIDDEN.name)
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    categories: Mapped[List[Category]] = relationship(secondary="product_category")

    __table_args__ = (
        sa.CheckConstraint("price >= 0", name="price_not_negative"),
        {"comment": "Everything that can be ordered", "mysql_engine": "InnoDB"},
    )


class ProductCategory(Base):
    __tablename__ = "product_category"

    product_id: Mapped[int] = mapped_column(
        sa.ForeignKey("product.id", ondelete="CASCADE"), primary_key=True
    )
    category_id: Mapped[int] = mapped_column(
        sa.ForeignKey("category.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[Optional[int]]


class OfProduct:
    """Something that belongs to a product."""

    @declared_attr
    def product_id(cls) -> Mapped[int]:
        return mapped_column(sa.ForeignKey("product.id", ondelete="CASCADE"), index=True)

    @declared_attr
    def product(cls) -> Mapped[Product]:
        return relationship(Product)


class ProductText(Translated, Base):
    __tablename__ = "product_text"

    product_id: Mapped[int] = mapped_column(
        sa.ForeignKey("product.id", ondelete="CASCADE"), primary_key=True, sort_order=-1
    )


class Variant(OfProduct, Identified, Base):
    sku: Mapped[Code] = mapped_column(unique=True)
    size: Mapped[Optional[Code]]
    colour: Mapped[Optional[Code]]
    surcharge: Mapped[Money] = mapped_column(server_default="0")
    barcode: Mapped[Optional[str]] = mapped_column(sa.CHAR(13))


class Image(OfProduct, Identified, Base):
    path: Mapped[str] = mapped_column(sa.String(500))
    width: Mapped[int]
    height: Mapped[int]
    thumbnail: Mapped[Optional[bytes]] = mapped_column(deferred=True)


class Review(OfProduct, Identified, Stamped, Base):
    customer_id: Mapped[int] = mapped_column(sa.ForeignKey("customer.id"))
    stars: Mapped[int] = mapped_column(sa.SmallInteger)
    text: Mapped[Optional[str]] = mapped_column(sa.Text)
    approved: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (
        sa.UniqueConstraint("product_id", "customer_id"),
        sa.CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
    )


class PriceChange(OfProduct, Identified, Base):
    old_price: Mapped[Money]
    new_price: Mapped[Money]
    valid_from: Mapped[datetime.date]


class Tag(Identified, Base):
    word: Mapped[Name]

    __table_args__ = (sa.Index("uq_tag_word", "word", unique=True),)


product_tag = sa.Table(
    "product_tag",
    Base.metadata,
    sa.Column("product_id", sa.Integer, nullable=False),
    sa.Column("tag_id", sa.Integer, nullable=False),
    sa.PrimaryKeyConstraint("product_id", "tag_id"),
    sa.ForeignKeyConstraint(["product_id"], ["product.id"], ondelete="CASCADE"),
    sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], ondelete="CASCADE", onupdate="CASCADE"),
)
