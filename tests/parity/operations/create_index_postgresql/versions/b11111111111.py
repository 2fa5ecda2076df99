"""create index postgresql

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
    op.create_index("ix_where", "t", ["a"], unique=True, postgresql_where=sa.text("b IS NOT NULL"))
    op.create_index("ix_include", "t", ["a"], postgresql_include=["b"], postgresql_using="btree", postgresql_with={"fillfactor": 70})
    op.create_index("ix_ops", "t", ["b"], postgresql_ops={"b": "text_pattern_ops"})
    op.create_index("ix_nulls", "t", ["a"], unique=True, postgresql_nulls_not_distinct=True)


def downgrade():
    for name in ("ix_nulls", "ix_ops", "ix_include", "ix_where"):
        op.drop_index(name, table_name="t")
