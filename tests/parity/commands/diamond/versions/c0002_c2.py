"""c2

Revision ID: c0002
Revises: c0001
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "c0002"
down_revision = "c0001"
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
