import dataclasses

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, composite, deferred, mapped_column


@dataclasses.dataclass
class Point:
    x: int
    y: int


class Base(DeclarativeBase):
    pass


class Vertex(Base):
    __tablename__ = "vertices"

    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[Point] = composite(mapped_column("x1"), mapped_column("y1"))
    note: Mapped[str] = mapped_column(sa.Text, deferred=True)


metadata = Base.metadata
