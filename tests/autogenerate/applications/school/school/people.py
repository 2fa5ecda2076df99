"""Pupils, guardians, teachers."""

import datetime
import enum

import sqlalchemy as sa
from school.base import Identified, Stamped
from sqlmodel import Field, Relationship, SQLModel


class Sex(str, enum.Enum):
    female = "female"
    male = "male"
    other = "other"


class PersonBase(SQLModel):
    first_name: str = Field(max_length=60)
    last_name: str = Field(max_length=60, index=True)
    email: str | None = Field(default=None, max_length=120, unique=True)


class Family(Identified, table=True):
    name: str = Field(max_length=60)
    pupils: list["Pupil"] = Relationship(back_populates="family")


class GuardianLink(SQLModel, table=True):
    __tablename__ = "guardian_link"

    guardian_id: int | None = Field(
        default=None, foreign_key="guardian.id", primary_key=True, ondelete="CASCADE"
    )
    pupil_id: int | None = Field(
        default=None, foreign_key="pupil.id", primary_key=True, ondelete="CASCADE"
    )
    may_collect: bool = Field(default=True, sa_column_kwargs={"server_default": sa.true()})


class Guardian(PersonBase, Identified, table=True):
    phone: str = Field(max_length=20)
    pupils: list["Pupil"] = Relationship(back_populates="guardians", link_model=GuardianLink)


class Pupil(PersonBase, Stamped, Identified, table=True):
    number: int = Field(unique=True, gt=0)
    born_on: datetime.date
    sex: Sex | None = None
    family_id: int | None = Field(default=None, foreign_key="family.id", ondelete="SET NULL")
    left_on: datetime.date | None = Field(default=None, index=True)
    notes: dict | None = Field(default=None, sa_column=sa.Column(sa.JSON))
    family: Family | None = Relationship(back_populates="pupils")
    guardians: list[Guardian] = Relationship(back_populates="pupils", link_model=GuardianLink)


class Teacher(PersonBase, Stamped, Identified, table=True):
    short_name: str = Field(max_length=5, unique=True)
    hours: float = Field(default=25)
    employed_from: datetime.date
    employed_to: datetime.date | None = None

    __table_args__ = (
        sa.CheckConstraint("employed_to IS NULL OR employed_to > employed_from", name="employed"),
    )


class Absence(Identified, table=True):
    teacher_id: int = Field(foreign_key="teacher.id")
    first_day: datetime.date
    last_day: datetime.date
    reason: str | None = Field(default=None, sa_type=sa.Text)


class Account(Stamped, Identified, table=True):
    __tablename__ = "login_account"

    login: str = Field(max_length=40, sa_column_kwargs={"unique": True})
    password_hash: bytes
    teacher_id: int | None = Field(default=None, foreign_key="teacher.id", unique=True)
    guardian_id: int | None = Field(default=None, foreign_key="guardian.id", unique=True)
    last_seen: datetime.datetime | None = None


class Permission(SQLModel, table=True):
    account_id: int = Field(foreign_key="login_account.id", primary_key=True)
    name: str = Field(max_length=40, primary_key=True)


class PupilCreate(PersonBase):
    """What a form sends; no table."""

    born_on: datetime.date
