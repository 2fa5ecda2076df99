"""Buildings, rooms, and what is in them."""

import decimal

import sqlalchemy as sa
from school.base import Identified, Stamped
from sqlmodel import Field, SQLModel


class Building(Identified, table=True):
    name: str = Field(max_length=40, unique=True)
    street: str = Field(max_length=80)


class Room(Identified, table=True):
    building_id: int = Field(foreign_key="building.id")
    number: str = Field(max_length=10)
    seats: int | None = Field(default=None, ge=0)
    area: decimal.Decimal | None = Field(default=None, max_digits=6, decimal_places=2)

    __table_args__ = (sa.UniqueConstraint("building_id", "number"),)


class Device(Identified, table=True):
    room_id: int | None = Field(default=None, foreign_key="room.id", ondelete="SET NULL")
    kind: str = Field(max_length=30)
    serial_number: str | None = Field(default=None, max_length=60, unique=True)
    bought_for: decimal.Decimal = Field(sa_column=sa.Column(sa.Numeric(10, 2), nullable=False))


class Damage(Stamped, Identified, table=True):
    device_id: int = Field(foreign_key="device.id")
    text: str = Field(sa_type=sa.Text)
    repaired: bool = False


class Key(SQLModel, table=True):
    number: int = Field(primary_key=True)
    room_id: int = Field(foreign_key="room.id")
    teacher_id: int | None = Field(default=None, foreign_key="teacher.id")
