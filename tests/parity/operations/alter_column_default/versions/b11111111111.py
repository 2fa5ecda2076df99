"""alter column default

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
    op.alter_column("t", "a", server_default="5")
    op.alter_column("t", "b", server_default=sa.text("'x'"), existing_type=sa.String(50))
    op.alter_column("t", "a", server_default="6", existing_server_default="5")


def downgrade():
    op.alter_column("t", "a", server_default=None)
    op.alter_column("t", "b", server_default=None)
