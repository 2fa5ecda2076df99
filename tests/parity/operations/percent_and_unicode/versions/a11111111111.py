"""percent and unicode

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
    op.create_table("straße", sa.Column("id", sa.Integer, primary_key=True), sa.Column("größe", sa.String(20), server_default="100% ä"))
    op.execute("INSERT INTO \"straße\" (id, \"größe\") VALUES (1, '50% łódź')" if op.get_context().dialect.name != "mysql" else "INSERT INTO `straße` (id, `größe`) VALUES (1, '50% łódź')")


def downgrade():
    op.drop_table("straße")
