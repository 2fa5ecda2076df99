"""Classes, courses, marks."""

import datetime
import decimal
import enum

import sqlalchemy as sa
from school.base import Identified, Stamped
from sqlmodel import Field, Relationship, SQLModel


class Weight(enum.IntEnum):
    ORAL = 1
    TEST = 2
    EXAM = 3


class SchoolYear(Identified, table=True):
    __tablename__ = "school_year"

    name: str = Field(max_length=9, unique=True)
    starts_on: datetime.date
    ends_on: datetime.date
    current: bool = False


class Term(Identified, table=True):
    year_id: int = Field(foreign_key="school_year.id", ondelete="CASCADE")
    number: int = Field(sa_type=sa.SmallInteger)

    __table_args__ = (sa.UniqueConstraint("year_id", "number", name="uq_term_in_year"),)


class Subject(SQLModel, table=True):
    code: str = Field(primary_key=True, max_length=6)
    name: str = Field(max_length=60)
    compulsory: bool = True


class SchoolClass(Identified, table=True):
    __tablename__ = "class"
    __table_args__ = (
        sa.UniqueConstraint("year_id", "name", name="uq_class_name"),
        {"comment": "Pupils who are taught together"},
    )

    year_id: int = Field(foreign_key="school_year.id")
    name: str = Field(max_length=5)
    teacher_id: int | None = Field(default=None, foreign_key="teacher.id")


class ClassMember(SQLModel, table=True):
    __tablename__ = "class_member"

    class_id: int = Field(foreign_key="class.id", primary_key=True)
    pupil_id: int = Field(foreign_key="pupil.id", primary_key=True)
    joined_on: datetime.date = Field(default_factory=datetime.date.today)


class Course(Stamped, Identified, table=True):
    subject_code: str = Field(foreign_key="subject.code", max_length=6, index=True)
    class_id: int | None = Field(default=None, foreign_key="class.id")
    term_id: int = Field(foreign_key="term.id")
    teacher_id: int = Field(foreign_key="teacher.id", index=True)
    title: str = Field(default="", max_length=100, sa_column_kwargs={"server_default": ""})
    room_id: int | None = Field(default=None, foreign_key="room.id")
    enrolments: list["Enrolment"] = Relationship(back_populates="course", cascade_delete=True)


class Enrolment(Identified, table=True):
    course_id: int = Field(foreign_key="course.id", ondelete="CASCADE")
    pupil_id: int = Field(foreign_key="pupil.id", ondelete="CASCADE")
    course: Course = Relationship(back_populates="enrolments")

    __table_args__ = (sa.UniqueConstraint("course_id", "pupil_id"),)


class Assessment(Identified, table=True):
    course_id: int = Field(foreign_key="course.id")
    held_on: datetime.date
    weight: Weight = Weight.TEST
    topic: str = Field(max_length=200)


class Mark(SQLModel, table=True):
    assessment_id: int = Field(foreign_key="assessment.id", primary_key=True, ondelete="CASCADE")
    pupil_id: int = Field(foreign_key="pupil.id", primary_key=True)
    value: decimal.Decimal = Field(max_digits=3, decimal_places=1)
    remark: str | None = Field(default=None, sa_type=sa.Text)

    __table_args__ = (sa.CheckConstraint("value >= 1 AND value <= 6", name="value"),)


class Report(Stamped, Identified, table=True):
    pupil_id: int = Field(foreign_key="pupil.id")
    term_id: int = Field(foreign_key="term.id")
    text: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    average: float | None = Field(default=None, sa_type=sa.Double)
    missed_hours: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class ReportLine(SQLModel, table=True):
    __tablename__ = "report_line"

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    subject_code: str = Field(foreign_key="subject.code", primary_key=True, max_length=6)
    mark: int


class Homework(Identified, table=True):
    course_id: int = Field(foreign_key="course.id", index=True)
    due_on: datetime.date = Field(index=True)
    text: str = Field(sa_type=sa.Text)
    minutes: int | None = Field(default=None, sa_column_kwargs={"comment": "How long it should take"})

    __table_args__ = (sa.Index("ix_homework_course_due", "course_id", "due_on"),)
