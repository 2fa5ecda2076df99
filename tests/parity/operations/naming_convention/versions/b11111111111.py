"""naming convention

Revision ID: b11111111111
Revises: a11111111111
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "b11111111111"
down_revision = "a11111111111"
branch_labels = None
depends_on = None


def upgrade():
    op.create_unique_constraint(None, "t", ["b"])
    op.create_foreign_key(None, "t", "r", ["a"], ["id"])
    op.create_check_constraint("positive", "t", "a > 0")
    op.create_table("n", sa.Column("id", sa.Integer, primary_key=True), sa.Column("r_id", sa.Integer, sa.ForeignKey("r.id")), sa.Column("x", sa.Integer, unique=True, index=True))


def downgrade():
    op.drop_table("n")
    op.drop_constraint("positive", "t", type_="check")
    op.drop_constraint(op.f("fk_t_a_r"), "t", type_="foreignkey")
    op.drop_constraint(op.f("uq_t_b"), "t", type_="unique")
