"""defaults

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


table = sa.Table(
    "defaulted", sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("fixed", sa.String(10), default="d"),
    sa.Column("called", sa.Integer, default=lambda: 42),
    sa.Column("with_context", sa.Integer, default=lambda context: 43),
    sa.Column("expression", sa.Integer, default=sa.literal(1) + 1),
    sa.Column("changed", sa.String(10), onupdate="u"),
)


def upgrade():
    bind = op.get_bind()
    table.create(bind)
    bind.execute(table.insert().values(id=1))
    bind.execute(table.insert(), [{"id": 2}, {"id": 3}])
    bind.execute(table.insert().values([{"id": 4}, {"id": 5}]))
    bind.execute(table.update().where(table.c.id == 1).values(fixed="e"))
    print(bind.execute(sa.select(table).order_by(table.c.id)).all())


def downgrade():
    table.drop(op.get_bind())
