from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Thing(Base):
    __tablename__ = "things"
    __table_args__ = {"comment": "all things", "sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)


metadata = Base.metadata
