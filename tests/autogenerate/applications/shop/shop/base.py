"""The base of all models, and what models share."""

import datetime
import decimal
import re
from typing import Annotated, Any, Optional

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from shop.types import Document

Key = Annotated[int, mapped_column(primary_key=True)]
Money = Annotated[decimal.Decimal, mapped_column(sa.Numeric(12, 2))]
Code = Annotated[str, mapped_column(sa.String(20))]
Name = Annotated[str, mapped_column(sa.String(120))]


class Base(DeclarativeBase):
    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime.datetime: sa.DateTime(timezone=True),
        dict[str, Any]: Document,
        str: sa.String(255),
    }


class Named:
    """A table named after its class."""

    @declared_attr.directive
    def __tablename__(cls) -> str:
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()


class Identified(Named):
    id: Mapped[Key] = mapped_column(sort_order=-10)


class Stamped:
    created_at: Mapped[datetime.datetime] = mapped_column(
        server_default=sa.func.now(), sort_order=90
    )
    updated_at: Mapped[Optional[datetime.datetime]] = mapped_column(
        onupdate=sa.func.now(), sort_order=91
    )


class SoftDeleted:
    deleted_at: Mapped[Optional[datetime.datetime]] = mapped_column(index=True, sort_order=92)

    @property
    def is_deleted(self) -> bool:
        return self.deleted_at is not None


class Translated:
    """One row for each language, beside the key of what is translated."""

    language: Mapped[str] = mapped_column(sa.String(5), primary_key=True)
    title: Mapped[Name]
    text: Mapped[Optional[str]] = mapped_column(sa.Text)
