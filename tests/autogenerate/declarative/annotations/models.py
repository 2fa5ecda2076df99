import datetime
import decimal
import uuid

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Thing(Base):
    __tablename__ = "things"

    id: Mapped[int] = mapped_column(primary_key=True)
    whole: Mapped[int]
    real: Mapped[float]
    flag: Mapped[bool]
    day: Mapped[datetime.date]
    moment: Mapped[datetime.datetime]
    hour: Mapped[datetime.time]
    span: Mapped[datetime.timedelta]
    price: Mapped[decimal.Decimal]
    key: Mapped[uuid.UUID]
    data: Mapped[bytes]


metadata = Base.metadata
