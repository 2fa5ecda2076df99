"""tables"""
from alembic import op
import sqlalchemy as sa

revision = "a1"
down_revision = None


def upgrade(name):
    op.create_table(f"t_{name}", sa.Column("id", sa.Integer, primary_key=True))


def downgrade(name):
    op.drop_table(f"t_{name}")
