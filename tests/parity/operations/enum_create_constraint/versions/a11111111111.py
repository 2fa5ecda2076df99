"""enum create constraint

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
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("mood", sa.Enum("a", "b", name="ck_mood", native_enum=False, create_constraint=True)), sa.Column("flag", sa.Boolean(create_constraint=True, name="ck_flag")))


def downgrade():
    op.drop_table("t")
