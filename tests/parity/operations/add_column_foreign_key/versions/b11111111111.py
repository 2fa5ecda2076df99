"""add column foreign key

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
    op.add_column("t", sa.Column("r_id", sa.Integer, sa.ForeignKey("r.id", name="fk_t_r", ondelete="SET NULL")))


def downgrade():
    op.drop_constraint("fk_t_r", "t", type_="foreignkey")
    op.drop_column("t", "r_id")
