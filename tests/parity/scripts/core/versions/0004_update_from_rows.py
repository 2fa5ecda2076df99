"""update from rows

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
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
    for row in bind.execute(sa.select(people.c.id, people.c.name)).all():
        result = bind.execute(
            people.update().where(people.c.id == row.id).values(full_name=row.name.title() + " Smith")
        )
        print(result.rowcount)
    op.execute(people.update().where(people.c.full_name.like("A%")).values(active=False))
    op.execute(
        sa.update(people)
        .where(people.c.id == sa.bindparam("who", 3))
        .values({people.c.name: sa.func.upper(people.c.name), "score": people.c.score + 1})
    )
    print(bind.execute(sa.select(people.c.name, people.c.full_name, people.c.score).order_by(people.c.id)).all())


def downgrade():
    op.execute(sa.update(people).values(full_name=None))
