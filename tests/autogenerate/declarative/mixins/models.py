import datetime
from typing import Optional

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Identified:
    id: Mapped[int] = mapped_column(primary_key=True)


class Stamped:
    created_at: Mapped[datetime.datetime] = mapped_column(server_default=sa.func.now())
    updated_at: Mapped[Optional[datetime.datetime]] = mapped_column(onupdate=sa.func.now())


class Base(DeclarativeBase):
    pass


class User(Identified, Stamped, Base):
    __tablename__ = "users"

    name: Mapped[str] = mapped_column(sa.String(9))


class Post(Stamped, Identified, Base):
    __tablename__ = "posts"

    title: Mapped[str] = mapped_column(sa.String(9))


metadata = Base.metadata
