"""long names

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
    op.create_table("a_table_with_a_rather_long_name_for_a_test", sa.Column("id", sa.Integer, primary_key=True), sa.Column("a_column_with_a_rather_long_name_for_a_test", sa.Integer, index=True))


def downgrade():
    op.drop_table("a_table_with_a_rather_long_name_for_a_test")
