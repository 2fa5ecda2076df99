"""reflected tables

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade():
    bind = op.get_bind()
    metadata = sa.MetaData()
    parent = sa.Table("parent", metadata, autoload_with=bind)
    child = sa.Table("child", metadata, autoload_with=bind)
    print(parent.c.keys(), [column.name for column in child.primary_key], child.c.parent_id.nullable)
    bind.execute(parent.insert().values(id=1, code="a", kind="k"))
    bind.execute(child.insert().values(id=1, parent_id=1))
    print(bind.execute(sa.select(parent.c.code, child.c.id).join(child, child.c.parent_id == parent.c.id)).all())
    print(bind.execute(sa.select(parent.c.code).select_from(parent.join(child))).scalars().all())
    other = sa.MetaData()
    other.reflect(bind, only=["child"])
    print(sorted(other.tables), sorted(key.target_fullname for key in other.tables["child"].foreign_keys))
    bind.execute(child.delete())
    bind.execute(parent.delete())


def downgrade():
    pass
