"""exclude constraint

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


def upgrade():
    op.create_table("booking", sa.Column("id", sa.Integer, primary_key=True), sa.Column("during", postgresql.TSRANGE), postgresql.ExcludeConstraint(("during", "&&"), name="ex_during"))
    op.create_exclude_constraint("ex_where", "booking", (sa.column("during"), "&&"), where=sa.text("id > 5"), using="gist")


def downgrade():
    op.drop_constraint("ex_where", "booking")
    op.drop_table("booking")
