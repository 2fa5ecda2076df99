"""batch recreate always

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
    with op.batch_alter_table("t", recreate="always") as batch_op:
        batch_op.add_column(sa.Column("first", sa.Integer), insert_before="a")
        batch_op.add_column(sa.Column("c", sa.Integer), insert_after="a")


def downgrade():
    with op.batch_alter_table("t") as batch_op:
        batch_op.drop_column("first")
        batch_op.drop_column("c")
