from typing import Optional

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "people"
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(9))


class Manager(Person):
    __mapper_args__ = {"polymorphic_identity": "manager"}

    level: Mapped[Optional[int]]


class Engineer(Person):
    __mapper_args__ = {"polymorphic_identity": "engineer"}

    language: Mapped[Optional[str]] = mapped_column(sa.String(9), index=True)


metadata = Base.metadata
