"""python in scripts

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
    def add(name, kind=sa.Integer):
        op.add_column("t", sa.Column(name, kind()))

    for index, name in enumerate(["x", "y", "z"]):
        if index % 2 == 0:
            add(name)
        else:
            add(f"{name}_{index}", kind=sa.Text)
    try:
        int("no number")
    except ValueError as error:
        op.execute(f"INSERT INTO t (id, b) VALUES (1, '{type(error).__name__}')")


def downgrade():
    op.execute("DELETE FROM t")
    for name in ("x", "y_1", "z"):
        op.drop_column("t", name)
