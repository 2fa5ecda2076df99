"""Books and who has them."""

import datetime

import sqlalchemy as sa
from school.base import Identified
from sqlmodel import Field, SQLModel


class Author(Identified, table=True):
    name: str = Field(max_length=120, index=True)


class Book(Identified, table=True):
    isbn: str = Field(sa_column=sa.Column(sa.CHAR(13), unique=True, nullable=False))
    title: str = Field(max_length=200)
    published: int | None = Field(default=None, sa_column_kwargs={"comment": "The year"})
    subject_code: str | None = Field(default=None, foreign_key="subject.code", max_length=6)


class BookAuthor(SQLModel, table=True):
    __tablename__ = "book_author"

    book_id: int = Field(foreign_key="book.id", primary_key=True, ondelete="CASCADE")
    author_id: int = Field(foreign_key="author.id", primary_key=True)


class Copy(Identified, table=True):
    book_id: int = Field(foreign_key="book.id")
    barcode: int = Field(sa_type=sa.BigInteger, unique=True)
    lost: bool = False


class Loan(Identified, table=True):
    copy_id: int = Field(foreign_key="copy.id", index=True)
    pupil_id: int = Field(foreign_key="pupil.id", index=True)
    lent_on: datetime.date = Field(sa_column_kwargs={"server_default": sa.func.current_date()})
    due_on: datetime.date
    returned_on: datetime.date | None = None
