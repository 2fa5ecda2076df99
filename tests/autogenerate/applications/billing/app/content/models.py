import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.orm import Mapped, mapped_column

from app.db import AuditMixin, Base, SlugMixin
from app.db.base import uuidpk


class LowerText(sa.types.TypeDecorator[str]):
    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value.lower() if value else value


class Article(AuditMixin, SlugMixin, Base):
    id: Mapped[uuidpk]
    title: Mapped[str]
    body: Mapped[str] = mapped_column(sa.Text().with_variant(sa.String(5000), "sqlite"))
    language: Mapped[str] = mapped_column(LowerText, server_default=sa.literal("en"))
    search: Mapped[Any] = mapped_column(
        pg.TSVECTOR,
        sa.Computed("to_tsvector('simple'::regconfig, title || ' ' || body)", persisted=True),
        deferred=True,
    )
    scores: Mapped[list[list[int]] | None] = mapped_column(pg.ARRAY(sa.Integer, dimensions=2))
    ratings: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True).with_variant(pg.JSONB(), "postgresql"))
    external: Mapped[uuid.UUID | None] = mapped_column(pg.UUID(as_uuid=True), index=True)


sa.Index("ix_article_search", Article.search, postgresql_using="gin")
sa.Index("ix_article_lang_title", sa.func.lower(Article.language), Article.title.desc().nulls_last())


class Page(SlugMixin, Base):
    id: Mapped[uuidpk]
