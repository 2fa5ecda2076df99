"""two two

Revision ID: bb02
Revises: bb01
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "bb02"
down_revision = "bb01"
branch_labels = None
depends_on = "one"


def upgrade():
    pass


def downgrade():
    pass
