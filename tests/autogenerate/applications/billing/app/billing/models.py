from __future__ import annotations

import datetime as dt
import enum
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import AuditMixin, Base
from app.db.base import intpk, money, uuidpk

if TYPE_CHECKING:
    from app.users.models import User

number_seq = sa.Sequence("invoice_number_seq", schema="billing", start=1000, metadata=Base.metadata)


class Currency(enum.Enum):
    EUR = "eur"
    USD = "usd"


class BillingBase(Base):
    __abstract__ = True
    __table_args__ = {"schema": "billing"}


class Invoice(AuditMixin, BillingBase):
    id: Mapped[uuidpk]
    number: Mapped[int] = mapped_column(number_seq, server_default=number_seq.next_value(), unique=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="RESTRICT", deferrable=True, initially="DEFERRED"))
    total: Mapped[money]
    vat: Mapped[Decimal] = mapped_column(sa.Numeric(5, 2), server_default=sa.text("19"))
    gross: Mapped[Decimal] = mapped_column(sa.Numeric(12, 2), sa.Computed("total * (1 + vat / 100)", persisted=True))
    currency: Mapped[Currency] = mapped_column(sa.Enum(Currency, name="currency", schema="billing"))
    due: Mapped[dt.date] = mapped_column(comment="Zahlbar bis — 'spätestens'")
    period: Mapped[dt.timedelta | None]
    user: Mapped["User"] = relationship(back_populates="invoices", foreign_keys=[user_id])
    lines: Mapped[list["InvoiceLine"]] = relationship(cascade="all, delete-orphan")

    __table_args__ = (
        sa.Index(None, "user_id", "due"),
        sa.CheckConstraint("total >= 0", name="total_positive"),
        {"schema": "billing"},
    )


class InvoiceLine(BillingBase):
    invoice_id: Mapped[UUID] = mapped_column(sa.ForeignKey("billing.invoice.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(sa.Text, default="")
    quantity: Mapped[float] = mapped_column(server_default="1.0")


class Payment(AuditMixin, BillingBase):
    id: Mapped[intpk]
    kind: Mapped[str] = mapped_column(sa.String(20))
    invoice_id: Mapped[UUID] = mapped_column(sa.ForeignKey(Invoice.id))
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "payment"}


class CardPayment(Payment):
    __tablename__ = None
    __mapper_args__ = {"polymorphic_identity": "card"}
    last4: Mapped[str | None] = mapped_column(sa.CHAR(4))


class SepaPayment(Payment):
    __mapper_args__ = {"polymorphic_identity": "sepa"}
    id: Mapped[int] = mapped_column(sa.ForeignKey("billing.payment.id"), primary_key=True)
    iban: Mapped[str] = mapped_column(sa.String(34), index=True)
