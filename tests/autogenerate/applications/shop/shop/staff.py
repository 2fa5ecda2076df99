"""Who works in the shop."""

import datetime
from typing import List, Optional

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from shop.base import Base, Code, Identified, Name, Stamped

staff_role = sa.Table(
    "staff_role",
    Base.metadata,
    sa.Column("employee_id", sa.ForeignKey("employee.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("role_id", sa.ForeignKey("role.id"), primary_key=True),
    sa.Column("since", sa.Date, nullable=False, server_default=sa.func.current_date()),
)

role_permission = sa.Table(
    "role_permission",
    Base.metadata,
    sa.Column("role_id", sa.ForeignKey("role.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("permission", sa.String(60), primary_key=True),
)


class Department(Identified, Base):
    code: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Name]
    parent_id: Mapped[Optional[int]] = mapped_column(sa.ForeignKey("department.id"))
    head_id: Mapped[Optional[int]] = mapped_column(
        sa.ForeignKey("employee.id", use_alter=True, ondelete="SET NULL")
    )
    parent: Mapped[Optional["Department"]] = relationship(remote_side="Department.id")


class Role(Identified, Base):
    name: Mapped[Name] = mapped_column(unique=True)
    description: Mapped[Optional[str]] = mapped_column(sa.Text)


class Employee(Identified, Stamped, Base):
    number: Mapped[int] = mapped_column(unique=True)
    first_name: Mapped[Name]
    last_name: Mapped[Name] = mapped_column(index=True)
    email: Mapped[str] = mapped_column(unique=True)
    hired_on: Mapped[datetime.date]
    left_on: Mapped[Optional[datetime.date]]
    department_id: Mapped[int] = mapped_column(sa.ForeignKey("department.id"))
    department: Mapped[Department] = relationship(foreign_keys=[department_id])
    roles: Mapped[List[Role]] = relationship(secondary=staff_role)

    __table_args__ = (
        sa.CheckConstraint("left_on IS NULL OR left_on >= hired_on", name="left_after_hired"),
        sa.Index("ix_employee_full_name", "last_name", "first_name"),
    )

    @validates("email")
    def lower_case(self, key, value):
        return value.lower()


class AuditEntry(Identified, Base):
    at: Mapped[datetime.datetime] = mapped_column(server_default=sa.func.now(), index=True)
    employee_id: Mapped[Optional[int]] = mapped_column(
        sa.ForeignKey("employee.id", ondelete="SET NULL")
    )
    table_name: Mapped[Name]
    row_id: Mapped[int] = mapped_column(sa.BigInteger)
    before: Mapped[Optional[dict]] = mapped_column(sa.JSON)
    after: Mapped[Optional[dict]] = mapped_column(sa.JSON)

    __table_args__ = (sa.Index("ix_audit_entry_row", "table_name", "row_id"),)
