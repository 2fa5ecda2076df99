"""rev b2"""
from alembic import op
import sqlalchemy as sa
revision = "b2"
down_revision = "a1"
def upgrade(extra):
    print("extra", extra, op.get_context().opts["tag"])
    op.execute("update t set name = 'y'")
    conn = op.get_bind()
    if not op.get_context().as_sql:
        for row in conn.execute(sa.text("select id, name from t where id = :i"), {"i": 1}):
            print(row, row.id, row.name)
        print(conn.execute(sa.text("select count(*) from t")).scalar(), conn.dialect.name)
        print(sorted(sa.inspect(conn).get_table_names()))
    with op.get_context().autocommit_block():
        op.execute("select 1")
def downgrade(extra):
    op.execute(sa.text("update t set name = :n").bindparams(n="z"))
