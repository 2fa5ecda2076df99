from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Optional
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, declarative_mixin, declared_attr, mapped_column, relationship, validates

from .base import created

if TYPE_CHECKING:
    from app.users.models import User


class AuditMixin:
    created_at: Mapped[created] = mapped_column(sort_order=90)
    updated_at: Mapped[datetime] = mapped_column(
        server_default=sa.func.now(), onupdate=sa.func.now(), sort_order=91
    )

    @declared_attr
    def created_by_id(cls) -> Mapped[Optional[UUID]]:
        return mapped_column(sa.ForeignKey("user.id", ondelete="SET NULL", use_alter=cls.__name__ == "User"), index=True)

    @declared_attr
    def created_by(cls) -> Mapped[Optional["User"]]:
        return relationship("User", foreign_keys=[cls.created_by_id], remote_side="User.id", lazy="raise")


@declarative_mixin
class SoftDelete:
    deleted_at: Mapped[Optional[datetime]] = mapped_column(index=True, default=None)

    @hybrid_property
    def is_deleted(self) -> bool:
        return self.deleted_at is not None

    @is_deleted.inplace.expression
    @classmethod
    def _is_deleted(cls):
        return cls.deleted_at.is_not(None)


class SlugMixin:
    slug: Mapped[str] = mapped_column(sa.String(120))

    @declared_attr.directive
    def __table_args__(cls):
        return (
            sa.UniqueConstraint("slug"),
            sa.CheckConstraint("slug = lower(slug)", name="slug_lower"),
            {"comment": f"{cls.__name__} by slug"},
        )

    @validates("slug")
    def lower(self, key, value):
        return value.lower()
