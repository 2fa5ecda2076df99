"""sequence

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
    op.execute(sa.schema.CreateSequence(sa.Sequence("counter", start=5, increment=2, minvalue=1, maxvalue=99, cache=3, cycle=True)))
    op.create_table("t", sa.Column("id", sa.Integer, sa.Sequence("counter"), server_default=sa.text("nextval('counter')"), primary_key=True))


def downgrade():
    op.drop_table("t")
    op.execute(sa.schema.DropSequence(sa.Sequence("counter")))
