"""first

Revision ID: 0001
Revises: 
"""

import datetime
import decimal

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
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
    op.create_table(
        "teams",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("title", sa.String(40), nullable=False),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("full_name", sa.String(80)),
        sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("team_id", sa.Integer(), sa.ForeignKey("teams.id", name="fk_people_team")),
        sa.Column("score", sa.Numeric(10, 2)),
        sa.Column("born", sa.Date()),
    )
    teams = sa.table("teams", sa.column("id", sa.Integer), sa.column("title", sa.String))
    op.bulk_insert(teams, [{"id": 1, "title": "red"}, {"id": 2, "title": "green"}])
    op.bulk_insert(
        people,
        [
            {"id": 1, "name": "ann", "active": True, "team_id": 1, "score": decimal.Decimal("1.50"), "born": datetime.date(1990, 1, 2)},
            {"id": 2, "name": "bob", "active": False, "team_id": 2, "score": None, "born": None},
            {"id": 3, "name": "cid", "active": True, "team_id": None, "score": decimal.Decimal("10.25"), "born": datetime.date(2000, 12, 31)},
        ],
    )


def downgrade():
    op.drop_table("people")
    op.drop_table("teams")
