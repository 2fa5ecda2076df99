"""server defaults

Revision ID: a11111111111
Revises: 
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "a11111111111"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("a", sa.Integer, server_default="0"), sa.Column("b", sa.String(20), server_default="it's"), sa.Column("c", sa.Integer, server_default=sa.text("5 + 1")),
        sa.Column("d", sa.DateTime, server_default=sa.func.now()), sa.Column("e", sa.DateTime, server_default=sa.func.current_timestamp()),
        sa.Column("f", sa.Boolean, server_default=sa.true()), sa.Column("g", sa.Boolean, server_default=sa.false(), nullable=False), sa.Column("h", sa.Integer, server_default=sa.null()),
        sa.Column("i", sa.Integer, server_default=sa.literal(7)), sa.Column("j", sa.String(20), server_default=sa.text("'x'")), sa.Column("k", sa.String(5), server_default=""),
    )


def downgrade():
    op.drop_table("t")
