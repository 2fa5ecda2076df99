"""check constraint

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
    op.create_check_constraint("ck_t_a", "t", "a > 0")
    op.create_check_constraint("ck_t_b", "t", sa.func.length(sa.column("b")) > 3)


def downgrade():
    op.drop_constraint("ck_t_b", "t", type_="check")
    op.drop_constraint("ck_t_a", "t", type_="check")
