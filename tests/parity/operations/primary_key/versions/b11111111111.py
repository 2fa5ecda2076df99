"""primary key

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
    op.drop_constraint("t_pkey", "t", type_="primary")
    op.create_primary_key("pk_t", "t", ["id", "a"])


def downgrade():
    op.drop_constraint("pk_t", "t", type_="primary")
    op.create_primary_key("t_pkey", "t", ["id"])
