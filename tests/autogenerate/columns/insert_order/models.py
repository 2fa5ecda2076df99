from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class T(Base):
    __tablename__ = "t"
    late: Mapped[int] = mapped_column(sort_order=10)
    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)
    early: Mapped[int]


metadata = Base.metadata
