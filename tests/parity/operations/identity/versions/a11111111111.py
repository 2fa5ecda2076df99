"""identity

Revision ID: a11111111111
Revises: 
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "a11111111111"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer, sa.Identity(), primary_key=True), sa.Column("n", sa.Integer))
    op.create_table("u", sa.Column("id", sa.BigInteger, sa.Identity(always=True, start=10, increment=5, minvalue=1, maxvalue=1000, cycle=True, cache=3), primary_key=True))


def downgrade():
    op.drop_table("u")
    op.drop_table("t")
