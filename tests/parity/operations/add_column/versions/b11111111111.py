"""add column

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
    op.add_column("t", sa.Column("c", sa.String(10), nullable=True))
    op.add_column("t", sa.Column("d", sa.Integer, nullable=False, server_default="5"))
    op.add_column("t", sa.Column("e", sa.Boolean, server_default=sa.false()))


def downgrade():
    pass
