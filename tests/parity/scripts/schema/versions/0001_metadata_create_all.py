"""metadata create all

Revision ID: 0001
Revises: 
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


metadata = sa.MetaData(naming_convention={
    "ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s",
})
parent = sa.Table(
    "parent", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("code", sa.String(10), unique=True, nullable=False),
    sa.Column("kind", sa.String(10), index=True),
    sa.CheckConstraint("code <> 'x'", name="known"),
)
child = sa.Table(
    "child", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("parent_id", sa.ForeignKey("parent.id", ondelete="CASCADE"), nullable=False),
    sa.Index(None, "parent_id"),
)


def upgrade():
    bind = op.get_bind()
    metadata.create_all(bind)
    metadata.create_all(bind, checkfirst=True)
    parent.create(bind, checkfirst=True)
    print([table.name for table in metadata.sorted_tables])


def downgrade():
    metadata.drop_all(op.get_bind())
