from typing import Optional

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Model(Base):
    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    note: Mapped[Optional[str]] = mapped_column(sa.String(9))


class A(Model):
    __tablename__ = "a"


class B(Model):
    __tablename__ = "b"

    extra: Mapped[int]


metadata = Base.metadata
