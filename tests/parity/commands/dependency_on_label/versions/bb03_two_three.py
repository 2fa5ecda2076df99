"""two three

Revision ID: bb03
Revises: bb02
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "bb03"
down_revision = "bb02"
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
