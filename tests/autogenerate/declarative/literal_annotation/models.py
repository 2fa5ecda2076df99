from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Size = Literal["small", "large"]


class Base(DeclarativeBase):
    pass


class Thing(Base):
    __tablename__ = "things"

    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[Size]
    kind: Mapped[Literal["a", "b"]] = mapped_column(sa.Enum("a", "b", name="kind"))


metadata = Base.metadata
