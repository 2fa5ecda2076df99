"""second

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
    op.create_table("b", sa.Column("id", sa.Integer, primary_key=True))
    with op.get_context().autocommit_block():
        op.create_table("c", sa.Column("id", sa.Integer, primary_key=True))
    op.create_table("d", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    for name in "bcd":
        op.drop_table(name)
