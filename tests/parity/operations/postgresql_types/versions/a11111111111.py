"""postgresql types

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
    op.create_table(
        "t",
        sa.Column("id", postgresql.UUID(as_uuid=True), server_default=sa.text("gen_random_uuid()"), primary_key=True),
        sa.Column("doc", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default=sa.text("'{}'::jsonb")), sa.Column("plain", postgresql.JSON),
        sa.Column("tags", postgresql.ARRAY(sa.String(20))), sa.Column("grid", sa.ARRAY(sa.Integer, dimensions=2)),
        sa.Column("ip", postgresql.INET), sa.Column("net", postgresql.CIDR), sa.Column("mac", postgresql.MACADDR), sa.Column("ts", postgresql.TIMESTAMP(timezone=True, precision=3)),
        sa.Column("span", postgresql.INTERVAL(fields="DAY TO SECOND")), sa.Column("bits", postgresql.BIT(5, varying=True)), sa.Column("raw", postgresql.BYTEA), sa.Column("search", postgresql.TSVECTOR),
        sa.Column("money", postgresql.MONEY), sa.Column("oid", postgresql.OID), sa.Column("range", postgresql.INT4RANGE), sa.Column("period", postgresql.TSTZRANGE), sa.Column("dp", postgresql.DOUBLE_PRECISION),
    )
    op.create_index("ix_t_tags", "t", ["tags"], postgresql_using="gin")
    op.create_index("ix_t_doc", "t", ["doc"], postgresql_using="gin", postgresql_ops={"doc": "jsonb_path_ops"})


def downgrade():
    op.drop_index("ix_t_doc", table_name="t", postgresql_using="gin")
    op.drop_table("t")
