"""postgresql partition

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
    op.create_table("events", sa.Column("id", sa.BigInteger, nullable=False), sa.Column("at", sa.DateTime, nullable=False), postgresql_partition_by="RANGE (at)")
    op.execute("CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')")
    op.create_table("base", sa.Column("id", sa.Integer))
    op.create_table("derived", sa.Column("more", sa.Integer), postgresql_inherits="base", postgresql_with={"fillfactor": 70})
    op.create_table("temporary_rows", sa.Column("id", sa.Integer), prefixes=["UNLOGGED"])


def downgrade():
    for name in ("temporary_rows", "derived", "base", "events"):
        op.drop_table(name)
