"""schema

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
    op.execute("CREATE SCHEMA other")
    op.create_table("r", sa.Column("id", sa.Integer, primary_key=True), schema="other")
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("r_id", sa.Integer, sa.ForeignKey("other.r.id")), sa.Column("mood", sa.Enum("a", "b", name="mood", schema="other")), schema="other", comment="in a schema")
    op.create_index("ix_r", "t", ["r_id"], schema="other")
    op.add_column("t", sa.Column("x", sa.Integer, comment="x"), schema="other")
    op.alter_column("t", "x", nullable=False, schema="other")
    op.create_unique_constraint("uq_x", "t", ["x"], schema="other")
    op.rename_table("t", "tt", schema="other")


def downgrade():
    op.drop_constraint("uq_x", "tt", schema="other")
    op.drop_column("tt", "x", schema="other")
    op.drop_index("ix_r", table_name="tt", schema="other")
    op.drop_table("tt", schema="other")
    op.drop_table("r", schema="other")
    op.execute("DROP SCHEMA other CASCADE")
