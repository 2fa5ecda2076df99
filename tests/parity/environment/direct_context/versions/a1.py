"""direct"""

import sqlalchemy as sa
from alembic import op
from alembic.migration import MigrationContext
from alembic.operations import Operations, ops

revision = "a1"
down_revision = None


def upgrade():
    own = Operations(op.get_context())
    own.create_table("direct", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("a", sa.String(5)))
    own.invoke(ops.AddColumnOp("direct", sa.Column("b", sa.Integer())))
    op.invoke(ops.CreateIndexOp("ix_direct_b", "direct", ["b"], unique=True))
    table = op.create_table("returned", sa.Column("id", sa.Integer()), sa.Column("n", sa.String(9)))
    op.bulk_insert(table, [{"id": 1, "n": "x"}, {"id": 2, "n": None}])
    op.execute(table.insert().values(id=3, n=op.inline_literal("three")))
    op.execute(table.update().where(table.c.id == op.inline_literal(1)).values(n="first"))
    if not op.get_context().as_sql:
        bind = op.get_bind()
        context = MigrationContext.configure(bind, opts={"version_table": "other_version"})
        print(context.get_current_revision(), context.get_current_heads(), context.bind is bind)
        print(bind.execute(sa.select(table.c.n).order_by(table.c.id)).scalars().all())
        print([row._mapping["n"] for row in bind.execute(sa.text("select n from returned order by id"))])


def downgrade():
    for name in ("direct", "returned"):
        op.drop_table(name)
