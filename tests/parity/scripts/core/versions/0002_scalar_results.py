"""scalar results

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
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
    print(bind.execute(sa.text("SELECT count(*) FROM people")).scalar())
    print(bind.scalar(sa.select(sa.func.max(people.c.id))))
    print(bind.execute(sa.select(people.c.name).order_by(people.c.id)).scalars().all())
    print(list(bind.scalars(sa.select(people.c.id).order_by(people.c.id.desc()))))
    print(bind.execute(sa.text("SELECT name FROM people WHERE id = :i"), {"i": 2}).scalar_one())
    print(bind.execute(sa.text("SELECT name FROM people WHERE id = 99")).scalar_one_or_none())


def downgrade():
    pass
