"""fails for the second"""
from alembic import op
import sqlalchemy as sa

revision = "b1"
down_revision = "a1"


def upgrade(name):
    op.add_column(f"t_{name}", sa.Column("x", sa.Integer))
    if name == "two":
        raise ValueError("no")


def downgrade(name):
    op.drop_column(f"t_{name}", "x")
