"""enum

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
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("mood", sa.Enum("happy", "so so", "it's bad", name="mood")), sa.Column("other", sa.Enum("x", "yyy", name="other_kind", native_enum=False)))


def downgrade():
    op.drop_table("t")
    sa.Enum(name="mood").drop(op.get_bind(), checkfirst=False)
