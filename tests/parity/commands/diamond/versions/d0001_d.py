"""d

Revision ID: d0001
Revises: b0002, c0002
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "d0001"
down_revision = ("b0002", "c0002")
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
