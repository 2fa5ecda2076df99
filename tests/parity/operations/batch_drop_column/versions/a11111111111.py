"""table

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
    op.create_table("t", sa.Column("id", sa.Integer(), nullable=False), sa.Column("a", sa.Integer()), sa.Column("b", sa.String(50)), sa.PrimaryKeyConstraint("id"))
    op.create_table("r", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))
    op.execute("INSERT INTO r (id) VALUES (10)")
    op.execute("INSERT INTO t (id, a, b) VALUES (1, 10, 'kept')")


def downgrade():
    op.drop_table("t")
    op.drop_table("r")
