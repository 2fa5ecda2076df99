"""alter column rename

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
    op.alter_column("t", "a", new_column_name="aa", existing_type=sa.Integer())


def downgrade():
    op.alter_column("t", "aa", new_column_name="a", existing_type=sa.Integer())
