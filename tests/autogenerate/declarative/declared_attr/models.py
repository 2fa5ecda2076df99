import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship


class Base(DeclarativeBase):
    @declared_attr.directive
    def __tablename__(cls):
        return cls.__name__.lower() + "s"

    id: Mapped[int] = mapped_column(primary_key=True)


class Owned:
    @declared_attr
    def owner_id(cls) -> Mapped[int]:
        return mapped_column(sa.ForeignKey("users.id"), index=True)

    @declared_attr
    def owner(cls) -> Mapped["User"]:
        return relationship("User")


class User(Base):
    pass


class Post(Owned, Base):
    title: Mapped[str] = mapped_column(sa.String(9))


class Page(Owned, Base):
    pass


metadata = Base.metadata
