"""alter column type

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
    op.alter_column("t", "b", existing_type=sa.String(50), type_=sa.Text())
    op.alter_column("t", "a", existing_type=sa.Integer(), type_=sa.BigInteger(), postgresql_using="a::bigint", existing_nullable=True)


def downgrade():
    op.alter_column("t", "b", existing_type=sa.Text(), type_=sa.String(50))
    op.alter_column("t", "a", existing_type=sa.BigInteger(), type_=sa.Integer())
