from typing import Annotated, Optional

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

user_key = Annotated[int, mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)]


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)


class Post(Base):
    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[user_key]
    editor_id: Mapped[Optional[user_key]]


metadata = Base.metadata
