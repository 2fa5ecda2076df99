"""merge them

Revision ID: eeee5555
Revises: cccc3333, dddd4444
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "eeee5555"
down_revision = ("cccc3333", "dddd4444")
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
