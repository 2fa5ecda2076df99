import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column


class Indexed:
    @declared_attr.directive
    def __table_args__(cls):
        return (sa.Index(f"ix_{cls.__tablename__}_name", "name"),)

    name: Mapped[str] = mapped_column(sa.String(9))


class Base(DeclarativeBase):
    pass


class A(Indexed, Base):
    __tablename__ = "a"

    id: Mapped[int] = mapped_column(primary_key=True)


class B(Indexed, Base):
    __tablename__ = "b"

    id: Mapped[int] = mapped_column(primary_key=True)


metadata = Base.metadata
