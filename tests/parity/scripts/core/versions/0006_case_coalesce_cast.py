"""case coalesce cast

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
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
    label = sa.case((people.c.active, "yes"), else_="no").label("label")
    print(bind.execute(sa.select(people.c.id, label).order_by(people.c.id)).all())
    print(bind.execute(sa.select(sa.func.coalesce(people.c.full_name, "none")).order_by(people.c.id)).scalars().all())
    print(bind.execute(sa.select(sa.cast(people.c.id, sa.String(10))).order_by(people.c.id)).scalars().all())
    op.execute(people.update().values(full_name=sa.case((people.c.id < 3, "low"), else_=people.c.full_name)))


def downgrade():
    pass
