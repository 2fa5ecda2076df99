"""create index expression

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
    op.create_index("ix_lower", "t", [sa.text("lower(b)")])
    op.create_index("ix_desc", "t", [sa.text("a DESC"), "b"])


def downgrade():
    op.drop_index("ix_desc", table_name="t")
    op.drop_index("ix_lower", table_name="t")
