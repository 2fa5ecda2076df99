"""foreign key deferrable

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
    op.create_foreign_key("fk_t_r", "t", "r", ["a"], ["id"], deferrable=True, initially="DEFERRED", match="FULL", postgresql_not_valid=True)


def downgrade():
    op.drop_constraint("fk_t_r", "t")
