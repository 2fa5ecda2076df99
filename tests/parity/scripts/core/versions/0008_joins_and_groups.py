"""joins and groups

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
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


teams = sa.table("teams", sa.column("id", sa.Integer), sa.column("title", sa.String))


def upgrade():
    bind = op.get_bind()
    print(bind.execute(
        sa.select(people.c.name, teams.c.title)
        .select_from(people.join(teams, people.c.team_id == teams.c.id))
        .order_by(people.c.id)
    ).all())
    print(bind.execute(
        sa.select(people.c.name, teams.c.title).outerjoin(teams, people.c.team_id == teams.c.id)
        .where(people.c.id < 10).order_by(people.c.id)
    ).all())
    print(bind.execute(
        sa.select(people.c.active, sa.func.count().label("n")).group_by(people.c.active)
        .having(sa.func.count() > 0).order_by(sa.desc("n"), people.c.active)
    ).all())
    counted = sa.select(people.c.team_id, sa.func.count().label("n")).group_by(people.c.team_id).subquery("counted")
    print(bind.execute(
        sa.select(teams.c.title, counted.c.n).join(counted, counted.c.team_id == teams.c.id).order_by(teams.c.id)
    ).all())
    known = sa.select(teams.c.id).where(teams.c.title == "red").cte("known")
    print(bind.execute(sa.select(people.c.name).where(people.c.team_id.in_(sa.select(known.c.id)))).all())
    print(bind.execute(sa.select(people.c.id).where(sa.exists().where(teams.c.id == people.c.team_id)).order_by(people.c.id)).all())
    op.execute(
        people.update().values(
            full_name=sa.select(teams.c.title).where(teams.c.id == people.c.team_id).scalar_subquery()
        ).where(people.c.team_id.isnot(None))
    )
    op.execute(sa.insert(teams).from_select(["id", "title"], sa.select(people.c.id + 100, people.c.name).where(people.c.id < 3)))
    print(bind.execute(sa.union_all(sa.select(teams.c.id), sa.select(people.c.id)).order_by("id")).scalars().all())


def downgrade():
    op.execute(teams.delete().where(teams.c.id > 100))
