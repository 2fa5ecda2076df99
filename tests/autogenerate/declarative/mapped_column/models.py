import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name = mapped_column(sa.String(50), nullable=False)
    note: Mapped[str] = mapped_column(sa.Text)


metadata = Base.metadata
