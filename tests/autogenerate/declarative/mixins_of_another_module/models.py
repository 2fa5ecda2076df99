from __future__ import annotations

from mixins import Audited
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)


class Post(Audited, Base):
    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(primary_key=True)


metadata = Base.metadata
