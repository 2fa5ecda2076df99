"""type variants

Revision ID: a11111111111
Revises: 
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator, UserDefinedType

revision = "a11111111111"
down_revision = None
branch_labels = None
depends_on = None

class Money(TypeDecorator):
    impl = sa.Numeric(18, 4)
    cache_ok = True


class Shape(UserDefinedType):
    cache_ok = True

    def __init__(self, sides):
        self.sides = sides

    def get_col_spec(self, **kw):
        return f"VARCHAR({self.sides * 10})"


def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), primary_key=True), sa.Column("doc", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")), sa.Column("money", Money()), sa.Column("shape", Shape(3)))


def downgrade():
    op.drop_table("t")
