"""fourth

Revision ID: dddd4444
Revises: cccc3333
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "dddd4444"
down_revision = "cccc3333"
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
