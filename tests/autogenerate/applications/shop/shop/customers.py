"""Customers, their addresses and what they said."""

import datetime
import enum
import uuid
from typing import Any, List, Optional

import sqlalchemy as sa
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from shop.base import Base, Code, Identified, Money, Name, SoftDeleted, Stamped
from shop.types import Country


class AddressKind(enum.Enum):
    billing = "billing"
    shipping = "shipping"


class CustomerGroup(Identified, Base):
    name: Mapped[Name] = mapped_column(unique=True)
    discount: Mapped[Money] = mapped_column(server_default="0")


class Party(Identified, Stamped, Base):
    """Persons and companies, in tables of their own."""

    kind: Mapped[str] = mapped_column(sa.String(10))
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "party"}


class Customer(SoftDeleted, Party):
    id: Mapped[int] = mapped_column(sa.ForeignKey("party.id"), primary_key=True, sort_order=-10)
    public_id: Mapped[uuid.UUID] = mapped_column(unique=True, default=uuid.uuid4)
    group_id: Mapped[Optional[int]] = mapped_column(sa.ForeignKey("customer_group.id"))
    first_name: Mapped[Name] = mapped_column()
    last_name: Mapped[Name] = mapped_column()
    email: Mapped[str]
    newsletter: Mapped[bool] = mapped_column(server_default=sa.false())
    birthday: Mapped[Optional[datetime.date]]
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    full_name = column_property(first_name + " " + last_name)
    addresses: Mapped[List["Address"]] = relationship(back_populates="customer")

    __mapper_args__ = {"polymorphic_identity": "customer"}

    @hybrid_property
    def initials(self):
        return self.first_name[0] + self.last_name[0]


class Company(Party):
    id: Mapped[int] = mapped_column(sa.ForeignKey("party.id"), primary_key=True, sort_order=-10)
    name: Mapped[Name] = mapped_column(index=True)
    vat_number: Mapped[Optional[Code]] = mapped_column(unique=True)

    __mapper_args__ = {"polymorphic_identity": "company"}


class Address(Identified, Base):
    customer_id: Mapped[int] = mapped_column(
        sa.ForeignKey("customer.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[AddressKind]
    street: Mapped[Name]
    city: Mapped[Name]
    postal_code: Mapped[Code]
    country: Mapped[str] = mapped_column(Country, index=True)
    customer: Mapped[Customer] = relationship(back_populates="addresses")


class Contact(Identified, Base):
    company_id: Mapped[int] = mapped_column(sa.ForeignKey("company.id"))
    name: Mapped[Name]
    phone: Mapped[Optional[Code]]

    __table_args__ = (sa.UniqueConstraint("company_id", "name"),)


class CustomerNote(Identified, Stamped, Base):
    customer_id: Mapped[int] = mapped_column(sa.ForeignKey("customer.id", ondelete="CASCADE"))
    employee_id: Mapped[int] = mapped_column(sa.ForeignKey("employee.id"))
    text: Mapped[str] = mapped_column(sa.Text)


class LoginAttempt(Base):
    __tablename__ = "login_attempt"

    id: Mapped[int] = mapped_column(
        sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True
    )
    customer_id: Mapped[Optional[int]] = mapped_column(sa.ForeignKey("customer.id"))
    at: Mapped[datetime.datetime] = mapped_column(server_default=sa.func.now())
    succeeded: Mapped[bool]
    address: Mapped[str] = mapped_column(sa.String(45))

    __table_args__ = (
        sa.Index(
            "ix_login_attempt_failed",
            "customer_id",
            "at",
            postgresql_where=sa.text("NOT succeeded"),
            sqlite_where=sa.text("NOT succeeded"),
        ),
    )
