"""autoincrement

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
    op.create_table("a", sa.Column("id", sa.SmallInteger, primary_key=True))
    op.create_table("b", sa.Column("id", sa.BigInteger, primary_key=True))
    op.create_table("c", sa.Column("x", sa.Integer, primary_key=True), sa.Column("y", sa.Integer, primary_key=True))
    if op.get_context().dialect.name == "postgresql":
        op.create_table("d", sa.Column("x", sa.Integer, primary_key=True, autoincrement=True), sa.Column("y", sa.Integer, primary_key=True))
    op.create_table("e", sa.Column("id", sa.Integer, primary_key=True, server_default="3"))
    op.create_table("f", sa.Column("id", sa.Integer, sa.ForeignKey("a.id"), primary_key=True))
    op.create_table("g", sa.Column("id", sa.String(5), primary_key=True))


def downgrade():
    for name in "gfedcba":
        op.drop_table(name, if_exists=True)
