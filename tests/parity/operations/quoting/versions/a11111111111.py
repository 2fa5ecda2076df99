"""quoting

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
    op.create_table("User Table", sa.Column("select", sa.Integer, primary_key=True), sa.Column("MixedCase", sa.Integer), sa.Column("a b", sa.String(5)), sa.Column("user", sa.Integer), sa.Column("dash-ed", sa.Integer), sa.Column("x$y", sa.Integer), sa.Column("1abc", sa.Integer), sa.UniqueConstraint("MixedCase", name="UQ Mixed"))
    op.create_index("ix order", "User Table", ["a b", "user"])


def downgrade():
    op.drop_index("ix order", table_name="User Table")
    op.drop_table("User Table")
