import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    type_annotation_map = {dict: postgresql.JSONB, list[str]: postgresql.ARRAY(sa.String)}


class Thing(Base):
    __tablename__ = "things"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    data: Mapped[dict]
    tags: Mapped[list[str]] = mapped_column(server_default="{}")
    search: Mapped[Any] = mapped_column(
        postgresql.TSVECTOR, sa.Computed("to_tsvector('english', data)", persisted=True)
    )

    __table_args__ = (sa.Index("ix_search", "search", postgresql_using="gin"),)


metadata = Base.metadata
