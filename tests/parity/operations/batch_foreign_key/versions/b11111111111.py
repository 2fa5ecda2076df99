"""batch foreign key

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
    with op.batch_alter_table("t", schema=None) as batch_op:
        batch_op.create_foreign_key("fk_t_r", "r", ["a"], ["id"], ondelete="CASCADE")


def downgrade():
    with op.batch_alter_table("t", schema=None) as batch_op:
        batch_op.drop_constraint("fk_t_r", type_="foreignkey")
