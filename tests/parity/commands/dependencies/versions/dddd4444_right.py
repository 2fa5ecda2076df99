"""right

Revision ID: dddd4444
Revises: bbbb2222
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "dddd4444"
down_revision = "bbbb2222"
branch_labels = "righty"
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
