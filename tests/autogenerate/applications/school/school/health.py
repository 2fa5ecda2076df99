"""The nurse's room."""

import datetime

import sqlalchemy as sa
from school.base import Identified, Stamped
from sqlmodel import Field, SQLModel


class Allergy(SQLModel, table=True):
    pupil_id: int = Field(foreign_key="pupil.id", primary_key=True, ondelete="CASCADE")
    substance: str = Field(max_length=60, primary_key=True)
    severe: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})


class Vaccination(Identified, table=True):
    pupil_id: int = Field(foreign_key="pupil.id")
    against: str = Field(max_length=60)
    given_on: datetime.date | None = None

    __table_args__ = (sa.Index(None, "pupil_id", "against", unique=True),)


class Visit(Stamped, Identified, table=True):
    pupil_id: int = Field(foreign_key="pupil.id")
    temperature: float | None = None
    text: str = Field(sa_type=sa.Text, nullable=False)
    sent_home: bool = False
