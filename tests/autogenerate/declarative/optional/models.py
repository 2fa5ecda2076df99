from typing import Optional

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Thing(Base):
    __tablename__ = "things"

    id: Mapped[int] = mapped_column(primary_key=True)
    a: Mapped[Optional[int]]
    b: Mapped[int | None]
    c: Mapped[Optional[int]] = mapped_column(nullable=False)
    d: Mapped[int] = mapped_column(nullable=True)


metadata = Base.metadata
