import datetime
import decimal
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, registry, relationship

mapper_registry = registry(
    metadata=sa.MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "pk": "pk_%(table_name)s"}),
    type_annotation_map={
        datetime.datetime: sa.DateTime(timezone=True),
        decimal.Decimal: sa.Numeric(10, 2),
        str: sa.String(40),
    },
)
metadata = mapper_registry.metadata
Base = mapper_registry.generate_base()


class Shop(Base):
    __tablename__ = "shops"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    opened: Mapped[datetime.datetime]


@mapper_registry.mapped_as_dataclass(kw_only=True)
class Sale:
    __tablename__ = "sales"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    amount: Mapped[decimal.Decimal] = mapped_column(default=decimal.Decimal(0))
    shop_id: Mapped[int] = mapped_column(sa.ForeignKey("shops.id"), default=None)
    shop: Mapped[Shop] = relationship(default=None)


@mapper_registry.mapped
@dataclass
class Note:
    __table__ = sa.Table(
        "notes",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text),
    )
    id: int = field(init=False)
    text: str | None = None


@mapper_registry.mapped
@dataclass
class Tag:
    __tablename__ = "tags"
    __sa_dataclass_metadata_key__ = "sa"

    id: int = field(init=False, metadata={"sa": sa.Column(sa.Integer, primary_key=True)})
    label: str = field(default="", metadata={"sa": sa.Column(sa.String(20), unique=True)})


class Plain:
    __tablename__ = "plain"

    id = sa.Column(sa.Integer, primary_key=True)


mapper_registry.map_declaratively(Plain)
mapper_registry.configure()
