import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy_utils import (
    ArrowType,
    ColorType,
    CurrencyType,
    DateRangeType,
    DateTimeRangeType,
    EncryptedType,
    EnrichedDateTimeType,
    EnrichedDateType,
    Int8RangeType,
    IntRangeType,
    LocaleType,
    NumericRangeType,
    PasswordType,
    PhoneNumberType,
    TimezoneType,
    WeekDaysType,
)


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "people"

    id = sa.Column(sa.Integer, primary_key=True)
    born = sa.Column(EnrichedDateType())
    seen = sa.Column(EnrichedDateTimeType(), nullable=False)
    changed = sa.Column(ArrowType(timezone=True))
    password = sa.Column(PasswordType(max_length=200, schemes=["pbkdf2_sha512"]))
    secret = sa.Column(EncryptedType(sa.String, "key"))
    phone = sa.Column(PhoneNumberType(region="CH"))
    favourite = sa.Column(ColorType())
    currency = sa.Column(CurrencyType())
    locale = sa.Column(LocaleType())
    zone = sa.Column(TimezoneType(backend="zoneinfo"))
    works_on = sa.Column(WeekDaysType())


class Offer(Base):
    __tablename__ = "offers"

    id = sa.Column(sa.Integer, primary_key=True)
    days = sa.Column(DateRangeType())
    moments = sa.Column(DateTimeRangeType())
    pieces = sa.Column(IntRangeType())
    numbers = sa.Column(Int8RangeType())
    price = sa.Column(NumericRangeType())


metadata = Base.metadata
