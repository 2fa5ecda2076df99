"""savepoints

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
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
    try:
        with bind.begin_nested():
            bind.execute(people.insert().values(id=50, name="gone", active=True))
            raise ValueError("undo")
    except ValueError as error:
        print(error)
    with bind.begin_nested():
        bind.execute(people.insert().values(id=51, name="kept", active=True))
    print(bind.in_transaction(), bind.scalars(sa.select(people.c.id).where(people.c.id >= 50)).all())


def downgrade():
    op.execute(people.delete().where(people.c.id >= 50))
