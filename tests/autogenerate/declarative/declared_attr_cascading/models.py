import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, has_inherited_table, mapped_column


class Base(DeclarativeBase):
    pass


class HasId:
    @declared_attr.cascading
    def id(cls) -> Mapped[int]:
        if has_inherited_table(cls):
            parent = cls.__mro__[1].__tablename__
            return mapped_column(sa.ForeignKey(f"{parent}.id", ondelete="CASCADE"), primary_key=True)
        return mapped_column(sa.Integer, primary_key=True)


class Person(HasId, Base):
    __tablename__ = "people"

    kind: Mapped[str] = mapped_column(sa.String(9))
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}


class Manager(Person):
    __tablename__ = "managers"
    __mapper_args__ = {"polymorphic_identity": "manager"}

    level: Mapped[int]


class Director(Manager):
    __tablename__ = "directors"
    __mapper_args__ = {"polymorphic_identity": "director"}

    share: Mapped[float | None]


metadata = Base.metadata
