import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Thing(Base):
    __tablename__ = "things"

    id: Mapped[int] = mapped_column(primary_key=True)
    a: Mapped[int]
    b: Mapped[str] = mapped_column(sa.String(9))


sa.Index("ix_things_a_b", Thing.a, Thing.b.desc())
sa.Index("ix_things_lower", sa.func.lower(Thing.b))


metadata = Base.metadata
