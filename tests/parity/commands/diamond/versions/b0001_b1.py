"""b1

Revision ID: b0001
Revises: a0001
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "b0001"
down_revision = "a0001"
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
