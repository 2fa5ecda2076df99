"""Invoices and the ledger."""

import datetime
import enum
from typing import Optional

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from shop.base import Base, Code, Identified, Money, Name


class AccountKind(enum.Enum):
    ASSET = "asset"
    LIABILITY = "liability"
    INCOME = "income"
    EXPENSE = "expense"


class Account(Base):
    __tablename__ = "account"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[Name]
    kind: Mapped[AccountKind] = mapped_column(
        sa.Enum(
            AccountKind,
            native_enum=False,
            length=12,
            values_callable=lambda kinds: [kind.value for kind in kinds],
        )
    )


class Invoice(Identified, Base):
    order_id: Mapped[int] = mapped_column(sa.ForeignKey("order.id"), unique=True)
    number: Mapped[Code] = mapped_column(unique=True)
    issued_on: Mapped[datetime.date] = mapped_column(index=True)
    due_on: Mapped[datetime.date]
    paid: Mapped[bool] = mapped_column(
        sa.Boolean(create_constraint=True, name="paid"), server_default=sa.false()
    )


class JournalEntry(Identified, Base):
    booked_at: Mapped[datetime.datetime] = mapped_column(server_default=sa.func.now())
    text: Mapped[Optional[str]]
    reverses_id: Mapped[Optional[int]] = mapped_column(sa.ForeignKey("journal_entry.id"))


class Posting(Identified, Base):
    entry_id: Mapped[int] = mapped_column(sa.ForeignKey("journal_entry.id", ondelete="CASCADE"))
    account_number: Mapped[int] = mapped_column(sa.ForeignKey("account.number"), index=True)
    amount: Mapped[Money]


class TaxReport(Base):
    __tablename__ = "tax_report"

    year: Mapped[int] = mapped_column(primary_key=True)
    quarter: Mapped[int] = mapped_column(primary_key=True)
    filed_on: Mapped[Optional[datetime.date]]
    content: Mapped[Optional[bytes]] = mapped_column(sa.LargeBinary)
