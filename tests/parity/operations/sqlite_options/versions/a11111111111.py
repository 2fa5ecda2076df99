"""sqlite options

Revision ID: a11111111111
Revises: 
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

revision = "a11111111111"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("at", sqlite.DATETIME), sa.Column("doc", sqlite.JSON), sqlite_autoincrement=True)
    op.create_table("w", sa.Column("k", sa.String(10), primary_key=True), sqlite_with_rowid=False)
    op.create_index("ix_t_at", "t", ["at"], sqlite_where=sa.text("at IS NOT NULL"))


def downgrade():
    op.drop_table("w")
    op.drop_table("t")
