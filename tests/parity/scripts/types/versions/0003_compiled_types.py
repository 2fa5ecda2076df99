"""compiled types

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement
from sqlalchemy.types import UserDefinedType


class Odd(UserDefinedType):
    cache_ok = True

    def __init__(self, size=8):
        self.size = size

    def get_col_spec(self, **kw):
        return f"VARCHAR({self.size})"


class Short(sa.types.UserDefinedType):
    cache_ok = True


@compiles(Short)
def short(type_, compiler, **kw):
    return "SMALLINT"


@compiles(Short, "postgresql")
def short_postgresql(type_, compiler, **kw):
    return "INTEGER"


class utcnow(FunctionElement):
    type = sa.DateTime()
    inherit_cache = True


@compiles(utcnow)
def any_utcnow(element, compiler, **kw):
    return "CURRENT_TIMESTAMP"


@compiles(utcnow, "postgresql")
def postgresql_utcnow(element, compiler, **kw):
    return "TIMEZONE('utc', CURRENT_TIMESTAMP)"


def upgrade():
    op.create_table(
        "compiled",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("odd", Odd(12)),
        sa.Column("short", Short()),
        sa.Column("moment", sa.DateTime(), server_default=utcnow()),
    )
    op.execute("INSERT INTO compiled (id, odd, short) VALUES (1, 'x', 2)")
    print(op.get_bind().execute(sa.text("SELECT id, odd, short, moment IS NOT NULL AS known FROM compiled")).one()[:3])
    op.drop_column("compiled", "moment")


def downgrade():
    op.drop_table("compiled")
