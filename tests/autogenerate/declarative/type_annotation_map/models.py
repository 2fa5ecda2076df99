import datetime
import decimal
from typing import Annotated, Any, Optional

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

name_ = Annotated[str, 30]


class Base(DeclarativeBase):
    type_annotation_map = {
        str: sa.String(100),
        name_: sa.String(30),
        datetime.datetime: sa.DateTime(timezone=True),
        dict[str, Any]: sa.JSON,
        decimal.Decimal: sa.Numeric(12, 2),
    }


class Thing(Base):
    __tablename__ = "things"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[name_]
    text: Mapped[Optional[str]]
    at: Mapped[datetime.datetime]
    data: Mapped[dict[str, Any]]
    price: Mapped[decimal.Decimal]


metadata = Base.metadata
