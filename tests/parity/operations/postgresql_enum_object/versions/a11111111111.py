"""postgresql enum object

Revision ID: a11111111111
Revises: 
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "a11111111111"
down_revision = None
branch_labels = None
depends_on = None

mood = postgresql.ENUM("low", "high", name="mood", create_type=False)


def upgrade():
    mood.create(op.get_bind(), checkfirst=True)
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("mood", mood, server_default="low"))
    op.execute("ALTER TYPE mood ADD VALUE 'extreme'")


def downgrade():
    op.drop_table("t")
    mood.drop(op.get_bind(), checkfirst=True)
