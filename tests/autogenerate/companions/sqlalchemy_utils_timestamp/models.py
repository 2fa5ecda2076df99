import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy_utils import Timestamp


class Base(DeclarativeBase):
    __allow_unmapped__ = True


class Thing(Base, Timestamp):
    __tablename__ = "things"

    id: Mapped[int] = mapped_column(primary_key=True)


metadata = Base.metadata
