import sqlalchemy as sa
from sqlalchemy.ext.declarative import AbstractConcreteBase
from sqlalchemy.orm import DeclarativeBase, Mapped, configure_mappers, mapped_column


class Base(DeclarativeBase):
    pass


class Employee(AbstractConcreteBase, Base):
    strict_attrs = True
    name = mapped_column(sa.String(50))


class Manager(Employee):
    __tablename__ = "managers"
    __mapper_args__ = {"polymorphic_identity": "manager", "concrete": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    budget: Mapped[int | None]


class Engineer(Employee):
    __tablename__ = "engineers"
    __mapper_args__ = {"polymorphic_identity": "engineer", "concrete": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    skill: Mapped[str] = mapped_column(sa.String(20))


configure_mappers()
metadata = Base.metadata
