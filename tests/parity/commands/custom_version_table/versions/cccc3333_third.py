"""third

Revision ID: cccc3333
Revises: bbbb2222
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "cccc3333"
down_revision = "bbbb2222"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table("c", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("c")
