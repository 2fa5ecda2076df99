"""unique constraint

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
    op.create_unique_constraint("uq_t_ab", "t", ["a", "b"])
    op.create_unique_constraint("uq_t_b", "t", ["b"])


def downgrade():
    op.drop_constraint("uq_t_b", "t", type_="unique")
    op.drop_constraint("uq_t_ab", "t", type_="unique")
