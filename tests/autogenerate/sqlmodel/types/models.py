import datetime
import decimal
import uuid

from sqlmodel import Field, SQLModel


class Thing(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    whole: int
    real: float
    flag: bool
    day: datetime.date
    moment: datetime.datetime
    hour: datetime.time
    span: datetime.timedelta
    price: decimal.Decimal = Field(max_digits=8, decimal_places=2)
    key: uuid.UUID
    data: bytes


metadata = SQLModel.metadata
