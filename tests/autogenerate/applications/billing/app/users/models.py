from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, Literal, Optional
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import ForeignKey, Index, String, Table, Column
from sqlalchemy.dialects.postgresql import CITEXT, INET, ExcludeConstraint, TSTZRANGE, Range
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship, column_property

from app.db import AuditMixin, Base, SoftDelete
from app.db.base import intpk, str50, uuidpk

if TYPE_CHECKING:
    from app.billing.models import Invoice


class Role(str, enum.Enum):
    admin = "admin"
    member = "member"
    guest = "guest"


user_group = Table(
    "user_group",
    Base.metadata,
    Column("user_id", ForeignKey("user.id", ondelete="CASCADE"), primary_key=True),
    Column("group_id", ForeignKey("group.id", ondelete="CASCADE"), primary_key=True),
    Column("since", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
    Index(None, "group_id", "since"),
)


class User(AuditMixin, SoftDelete, Base):
    id: Mapped[uuidpk]
    email: Mapped[str] = mapped_column(CITEXT, unique=True)
    name: Mapped[str50]
    nickname: Mapped[Optional[str50]]
    role: Mapped[Role] = mapped_column(default=Role.member, server_default="member")
    status: Mapped[Literal["active", "locked"]] = mapped_column(
        sa.Enum("active", "locked", name="user_status", native_enum=False, create_constraint=True, length=16)
    )
    preferences: Mapped[dict[str, Any]] = mapped_column(MutableDict.as_mutable(JSONB), server_default=sa.text("'{}'::jsonb"))
    tags: Mapped[list[str]] = mapped_column(server_default="{}")
    last_ip: Mapped[Optional[str]] = mapped_column(INET)
    invoices: Mapped[list["Invoice"]] = relationship(back_populates="user")
    groups: Mapped[list["Group"]] = relationship(secondary=user_group, back_populates="users")
    group_names: AssociationProxy[list[str]] = association_proxy("groups", "name")

    __table_args__ = (
        Index("ix_user_email_lower", sa.text("lower(email::text)"), unique=True, postgresql_where=sa.text("deleted_at IS NULL")),
        Index(None, "preferences", postgresql_using="gin", postgresql_ops={"preferences": "jsonb_path_ops"}),
        Index("ix_user_name_role", "name", sa.desc("role"), postgresql_include=["nickname"]),
        sa.CheckConstraint(sa.func.length(sa.column("name")) > 0, name="name_given"),
    )


class Group(Base):
    id: Mapped[intpk]
    name: Mapped[str] = mapped_column(String(100), unique=True, index=True)
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("group.id", onupdate="CASCADE"))
    users: Mapped[list[User]] = relationship(secondary=user_group, back_populates="groups")
    children: Mapped[list["Group"]] = relationship(back_populates="parent")
    parent: Mapped[Optional["Group"]] = relationship(remote_side=[id], back_populates="children")


class Booking(Base):
    id: Mapped[intpk]
    room: Mapped[int]
    during: Mapped[Range[Any]] = mapped_column(TSTZRANGE)

    __table_args__ = (ExcludeConstraint(("room", "="), ("during", "&&"), using="gist", name="no_overlap"),)


User.user_count = column_property(sa.select(sa.func.count()).scalar_subquery())
