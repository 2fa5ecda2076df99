"""bulk insert

Revision ID: b11111111111
Revises: a11111111111
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "b11111111111"
down_revision = "a11111111111"
branch_labels = None
depends_on = None


def upgrade():
    day = sa.table("t", sa.column("id", sa.Integer), sa.column("a", sa.Integer), sa.column("b", sa.String))
    op.bulk_insert(day, [{"id": 1, "a": 10, "b": "it's"}, {"id": 2, "a": None, "b": "50% \\ ä"}])
    op.bulk_insert(day, [{"id": 3, "b": op.inline_literal("inline")}], multiinsert=False)
    op.bulk_insert(day, [])


def downgrade():
    op.execute("DELETE FROM t")
