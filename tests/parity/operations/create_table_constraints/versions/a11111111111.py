"""create table constraints

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
    op.create_table("r", sa.Column("x", sa.Integer, nullable=False), sa.Column("y", sa.Integer, nullable=False), sa.PrimaryKeyConstraint("x", "y", name="pk_r"))
    op.create_table(
        "t",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("a", sa.Integer, nullable=False),
        sa.Column("b", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_t"),
        sa.UniqueConstraint("a", "b", name="uq_t_ab"),
        sa.CheckConstraint("a > 0", name="ck_t_a"),
        sa.CheckConstraint(sa.text("b < 100")),
        sa.ForeignKeyConstraint(["a", "b"], ["r.x", "r.y"], name="fk_t_r", ondelete="RESTRICT"),
    )


def downgrade():
    op.drop_table("t")
    op.drop_table("r")
