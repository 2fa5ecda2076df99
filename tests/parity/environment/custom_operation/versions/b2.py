"""rev b2"""
from alembic import op
import sqlalchemy as sa
revision = "b2"
down_revision = "a1"
def upgrade():
    op.create_view("v", "select 1 as x")
    from alembic.operations import ops
    op.invoke(ops.ExecuteSQLOp("select 5"))
    op.bulk_insert(sa.table("t", sa.column("id", sa.Integer), sa.column("name", sa.String)), [{"id": 5, "name": op.inline_literal("q")}], multiinsert=False)
def downgrade():
    op.execute("drop view v")
