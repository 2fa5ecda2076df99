"""Vouchers and campaigns."""

import datetime
from typing import Optional

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from shop.base import Base, Code, Identified, Money, Name, Stamped


class Campaign(Identified, Stamped, Base):
    name: Mapped[Name]
    starts_on: Mapped[datetime.date]
    ends_on: Mapped[datetime.date]
    active: Mapped[bool] = mapped_column(server_default=sa.false())


class Voucher(Identified, Base):
    code: Mapped[Code]
    campaign_id: Mapped[Optional[int]] = mapped_column(sa.ForeignKey("campaign.id"))
    value: Mapped[Optional[Money]]
    percent: Mapped[Optional[int]] = mapped_column(sa.SmallInteger)

    __table_args__ = (
        sa.Index("uq_voucher_code", "code", unique=True),
        sa.CheckConstraint("value IS NOT NULL OR percent IS NOT NULL", name="value_or_percent"),
    )


class VoucherUse(Base):
    __tablename__ = "voucher_use"

    voucher_id: Mapped[int] = mapped_column(sa.ForeignKey("voucher.id"), primary_key=True)
    order_id: Mapped[int] = mapped_column(sa.ForeignKey("order.id"), primary_key=True)


class Newsletter(Identified, Base):
    subject: Mapped[str] = mapped_column(sa.Unicode(200))
    body: Mapped[str] = mapped_column(sa.UnicodeText)
    sent_at: Mapped[Optional[datetime.datetime]]
