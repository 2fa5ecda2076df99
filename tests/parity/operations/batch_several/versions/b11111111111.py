"""batch several

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
        batch_op.add_column(sa.Column("c", sa.Integer, server_default="3", nullable=False))
        batch_op.alter_column("a", existing_type=sa.Integer(), nullable=False)
        batch_op.drop_column("b")
        batch_op.create_index("ix_t_c", ["c"])


def downgrade():
    with op.batch_alter_table("t", schema=None) as batch_op:
        batch_op.drop_index("ix_t_c")
        batch_op.add_column(sa.Column("b", sa.String(50)))
        batch_op.alter_column("a", existing_type=sa.Integer(), nullable=True)
        batch_op.drop_column("c")
