"""in between null

Revision ID: 0007
Revises: 0006
"""

import datetime

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
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

    def ids(condition):
        print(bind.scalars(sa.select(people.c.id).where(condition).order_by(people.c.id)).all())

    ids(people.c.id.in_([1, 3]))
    ids(people.c.id.not_in([1]))
    ids(people.c.id.in_([]))
    ids(people.c.id.between(2, 10))
    ids(people.c.team_id.is_(None))
    ids(people.c.team_id != None)  # noqa: E711
    ids(sa.and_(people.c.active.is_(True), sa.or_(people.c.id == 1, people.c.name.startswith("c"))))
    ids(~people.c.active)
    ids(people.c.name.contains("o"))
    ids(people.c.born > datetime.date(1995, 1, 1))
    print(bind.execute(sa.text("SELECT id FROM people WHERE id IN :ids ORDER BY id").bindparams(
        sa.bindparam("ids", expanding=True)), {"ids": [1, 2]}).scalars().all())


def downgrade():
    pass
