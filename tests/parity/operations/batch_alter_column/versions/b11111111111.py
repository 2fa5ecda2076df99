"""batch alter column

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
        batch_op.alter_column("b", existing_type=sa.String(50), type_=sa.String(80), nullable=False, server_default="x")


def downgrade():
    with op.batch_alter_table("t", schema=None) as batch_op:
        batch_op.alter_column("b", existing_type=sa.String(80), type_=sa.String(50), nullable=True, server_default=None)
