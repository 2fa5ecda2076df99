"""events

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


calls = []


@sa.event.listens_for(sa.Table, "after_create")
def created(target, connection, **kw):
    calls.append(("created", target.name))


def upgrade():
    bind = op.get_bind()
    metadata = sa.MetaData()
    table = sa.Table("listened", metadata, sa.Column("id", sa.Integer, primary_key=True))
    sa.event.listen(table, "after_create", sa.DDL("INSERT INTO listened (id) VALUES (7)"))
    metadata.create_all(bind)
    print(calls, bind.execute(sa.select(table)).all())
    sa.event.remove(sa.Table, "after_create", created)


def downgrade():
    op.drop_table("listened")
