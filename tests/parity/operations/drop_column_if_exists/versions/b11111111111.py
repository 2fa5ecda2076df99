"""drop column if exists

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
    op.add_column("t", sa.Column("c", sa.Integer), if_not_exists=True)
    op.add_column("t", sa.Column("c", sa.Integer), if_not_exists=True)


def downgrade():
    op.drop_column("t", "c", if_exists=True)
    op.drop_column("t", "c", if_exists=True)
