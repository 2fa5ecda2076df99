"""What is to be paid."""

import datetime
import decimal
import enum

import sqlalchemy as sa
from school.base import Identified, Stamped
from sqlmodel import Field, SQLModel


class State(enum.Enum):
    OPEN = "open"
    PAID = "paid"
    WAIVED = "waived"


class FeeKind(Identified, table=True):
    __tablename__ = "fee_kind"

    name: str = Field(max_length=60, unique=True)
    amount: decimal.Decimal = Field(max_digits=8, decimal_places=2)


class Fee(Stamped, Identified, table=True):
    kind_id: int = Field(foreign_key="fee_kind.id")
    pupil_id: int = Field(foreign_key="pupil.id", index=True)
    state: State = Field(
        default=State.OPEN,
        sa_column=sa.Column(
            sa.Enum(State, name="fee_state", values_callable=lambda kinds: [k.value for k in kinds]),
            nullable=False,
            server_default="open",
        ),
    )
    due_on: datetime.date


class Payment(Identified, table=True):
    fee_id: int = Field(foreign_key="fee.id")
    amount: decimal.Decimal = Field(max_digits=8, decimal_places=2, gt=0)
    paid_at: datetime.datetime = Field(sa_column_kwargs={"server_default": sa.text("CURRENT_TIMESTAMP")})
    reference: str | None = Field(default=None, max_length=35)


class Scholarship(Identified, table=True):
    pupil_id: int = Field(foreign_key="pupil.id", unique=True)
    percent: int = Field(ge=0, le=100)
    reason: str | None = Field(default=None, sa_type=sa.Unicode(200))
