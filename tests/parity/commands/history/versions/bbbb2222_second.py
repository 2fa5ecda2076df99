"""second

With a longer explanation
of two lines.

Revision ID: bbbb2222
Revises: aaaa1111
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "bbbb2222"
down_revision = "aaaa1111"
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
