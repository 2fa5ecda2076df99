"""quoted name

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
    op.create_table(sa.sql.quoted_name("plain", True), sa.Column(sa.sql.quoted_name("id", True), sa.Integer, primary_key=True))


def downgrade():
    op.drop_table(sa.sql.quoted_name("plain", True))
