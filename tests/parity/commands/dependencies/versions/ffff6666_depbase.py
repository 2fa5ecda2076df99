"""depbase

Revision ID: ffff6666
Revises: 
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "ffff6666"
down_revision = None
branch_labels = "dep"
depends_on = "bbbb2222"


def upgrade():
    pass


def downgrade():
    pass
