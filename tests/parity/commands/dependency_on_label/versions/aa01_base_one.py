"""base one

Revision ID: aa01
Revises: 
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "aa01"
down_revision = None
branch_labels = "one"
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
