"""The timetable and what happens beside it."""

import datetime
import enum
import uuid

import sqlalchemy as sa
from school.base import Identified, Public, Stamped
from sqlmodel import Field, SQLModel


class Weekday(str, enum.Enum):
    MONDAY = "mo"
    TUESDAY = "tu"
    WEDNESDAY = "we"
    THURSDAY = "th"
    FRIDAY = "fr"


class Period(SQLModel, table=True):
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    starts_at: datetime.time
    ends_at: datetime.time


class Lesson(Identified, table=True):
    course_id: int = Field(foreign_key="course.id", ondelete="CASCADE")
    room_id: int = Field(foreign_key="room.id")
    weekday: Weekday
    period_number: int = Field(foreign_key="period.number")

    __table_args__ = (
        sa.UniqueConstraint("room_id", "weekday", "period_number", name="uq_lesson_room"),
        sa.Index("ix_lesson_when", "weekday", "period_number"),
    )


class Substitution(Stamped, Identified, table=True):
    lesson_id: int = Field(foreign_key="lesson.id")
    day: datetime.date
    teacher_id: int | None = Field(default=None, foreign_key="teacher.id")
    cancelled: bool = Field(default=False, nullable=False)


class Attendance(SQLModel, table=True):
    lesson_id: int = Field(foreign_key="lesson.id", primary_key=True)
    pupil_id: int = Field(foreign_key="pupil.id", primary_key=True)
    day: datetime.date = Field(primary_key=True)
    minutes_late: int | None = None
    excused: bool | None = None


class Holiday(Identified, table=True):
    name: str = Field(max_length=60)
    first_day: datetime.date
    last_day: datetime.date


class Event(Public, table=True):
    title: str = Field(max_length=100, index=True)
    starts_at: datetime.datetime = Field(sa_type=sa.DateTime(timezone=True))
    length: datetime.timedelta | None = None
    details: dict = Field(default_factory=dict, sa_type=sa.JSON)


class EventParticipant(SQLModel, table=True):
    __tablename__ = "event_participant"

    event_id: uuid.UUID = Field(foreign_key="event.id", primary_key=True)
    pupil_id: int = Field(foreign_key="pupil.id", primary_key=True)
