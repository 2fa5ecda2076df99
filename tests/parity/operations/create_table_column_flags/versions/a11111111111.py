"""create table column flags

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
    op.create_table("teams", sa.Column("id", sa.Integer, primary_key=True), sa.Column("code", sa.String(10), unique=True, nullable=False))
    op.create_table(
        "members",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("team_id", sa.Integer, sa.ForeignKey("teams.id", ondelete="CASCADE", onupdate="SET NULL"), index=True),
        sa.Column("email", sa.String(120), unique=True, index=True),
    )


def downgrade():
    op.drop_table("members")
    op.drop_table("teams")
