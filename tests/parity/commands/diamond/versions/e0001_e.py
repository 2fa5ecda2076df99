"""e

Revision ID: e0001
Revises: d0001
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "e0001"
down_revision = "d0001"
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
