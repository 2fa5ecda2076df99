import datetime
import uuid
from typing import Annotated

import sqlalchemy as sa
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    declared_attr,
    mapped_column,
    relationship,
)

key = Annotated[uuid.UUID, mapped_column(primary_key=True, default_factory=uuid.uuid4, kw_only=True)]


class Base(MappedAsDataclass, DeclarativeBase, repr=False, kw_only=True):
    type_annotation_map = {str: sa.String(30)}


class Timed(MappedAsDataclass, init=False):
    created: Mapped[datetime.datetime] = mapped_column(
        init=False, server_default=sa.func.now(), repr=False
    )

    @declared_attr.directive
    def __tablename__(cls) -> str:
        return cls.__name__.lower()


class Author(Timed, Base, unsafe_hash=True):
    id: Mapped[key]
    name: Mapped[str] = mapped_column(default="nobody")
    books: Mapped[list["Book"]] = relationship(back_populates="author", default_factory=list)


class Book(Timed, Base):
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    author_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("author.id"), init=False)
    author: Mapped[Author] = relationship(back_populates="books", default=None)
    pages: Mapped[int] = mapped_column(default=0, compare=False)


metadata = Base.metadata
