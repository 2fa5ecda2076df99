import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Thing(Base):
    __tablename__ = "things"
    __table_args__ = (
        sa.UniqueConstraint("a", "b", name="uq_ab"),
        sa.CheckConstraint("a > 5", name="ck_a"),
        sa.Index("ix_b_a", "b", "a"),
        {"comment": "all things", "mysql_engine": "InnoDB"},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    a: Mapped[int]
    b: Mapped[int]


metadata = Base.metadata
