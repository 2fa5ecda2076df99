"""drop index if exists

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
    op.create_index("ix_t_a", "t", ["a"], if_not_exists=True)
    op.create_index("ix_t_a", "t", ["a"], if_not_exists=True)


def downgrade():
    op.drop_index("ix_t_a", table_name="t", if_exists=True)
    op.drop_index("ix_t_a", table_name="t", if_exists=True)
