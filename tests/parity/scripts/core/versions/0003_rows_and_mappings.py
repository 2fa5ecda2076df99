"""rows and mappings

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
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
    rows = bind.execute(sa.select(people).order_by(people.c.id)).fetchall()
    for row in rows:
        print(row.id, row.name, row.active, row.team_id, row.score, row.born, row[1], len(row))
    first = bind.execute(sa.select(people.c.id, people.c.name).order_by(people.c.id)).first()
    print(first, first._mapping["name"], first._asdict(), first == (1, "ann"), first._fields)
    for item in bind.execute(sa.select(people.c.id, people.c.name).order_by(people.c.id)).mappings():
        print(dict(item), item["id"], item[people.c.name])
    result = bind.execute(sa.text("SELECT id, name FROM people ORDER BY id"))
    print(list(result.keys()), result.fetchone(), result.fetchmany(1), result.fetchall())
    for identifier, name in bind.execute(sa.text("SELECT id, name FROM people ORDER BY id")):
        print(identifier, name)
    print([len(part) for part in bind.execute(sa.select(people.c.id)).partitions(2)])


def downgrade():
    pass
