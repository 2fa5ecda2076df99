import enum
from typing import Optional

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Colour(enum.Enum):
    RED = "red"
    GREEN = "green"


class Base(DeclarativeBase):
    pass


class Thing(Base):
    __tablename__ = "things"

    id: Mapped[int] = mapped_column(primary_key=True)
    colour: Mapped[Colour]
    other: Mapped[Optional[Colour]] = mapped_column(sa.Enum(Colour, name="paint"))


metadata = Base.metadata
