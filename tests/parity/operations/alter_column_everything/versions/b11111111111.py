"""alter column everything

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
    op.alter_column("t", "b", new_column_name="bb", type_=sa.String(99), nullable=False, server_default="z", comment="c", existing_type=sa.String(50))


def downgrade():
    op.alter_column("t", "bb", new_column_name="b", type_=sa.String(50), nullable=True, server_default=None, comment=None, existing_type=sa.String(99))
