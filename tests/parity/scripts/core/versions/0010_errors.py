"""errors

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
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
    for run in (
        lambda: bind.execute(sa.text("SELECT 1")).one() and bind.execute("SELECT 1"),
        lambda: bind.execute(sa.select(people.c.id)).one(),
        lambda: bind.execute(sa.select(people.c.id).where(people.c.id == 99)).one(),
        lambda: bind.execute(sa.text("SELECT 1 AS a")).one().b,
        lambda: bind.execute(sa.text("SELECT 1 AS a")).mappings().one()["b"],
    ):
        try:
            run()
        except Exception as error:
            print(type(error).__name__, str(error).splitlines()[0])
    try:
        with bind.begin_nested():
            bind.execute(people.insert().values(id=1, name="twice", active=True))
    except sa.exc.IntegrityError as error:
        print(type(error).__name__, error.orig is not None, "INSERT INTO people" in error.statement)


def downgrade():
    pass
