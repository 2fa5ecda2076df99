"""executemany

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

people = sa.table(
    "people",
    sa.column("id", sa.Integer),
    sa.column("name", sa.String),
    sa.column("full_name", sa.String),
    sa.column("active", sa.Boolean),
    sa.column("team_id", sa.Integer),
    sa.column("score", sa.Numeric(10, 2)),
    sa.column("born", sa.Date),
)


def upgrade():
    bind = op.get_bind()
    bind.execute(
        people.insert(),
        [{"id": 10, "name": "x", "active": True}, {"id": 11, "name": "y", "active": False}],
    )
    bind.execute(
        sa.text("UPDATE people SET full_name = :full WHERE id = :id"),
        [{"full": "X X", "id": 10}, {"full": "Y's 100%", "id": 11}],
    )
    bind.execute(
        people.update().where(people.c.id == sa.bindparam("b_id")).values(name=sa.bindparam("b_name")),
        [{"b_id": 10, "b_name": "xx"}, {"b_id": 11, "b_name": "yy"}],
    )
    print(bind.execute(sa.select(people.c.name, people.c.full_name).where(people.c.id >= 10).order_by(people.c.id)).all())


def downgrade():
    op.get_bind().execute(people.delete().where(people.c.id >= 10))
