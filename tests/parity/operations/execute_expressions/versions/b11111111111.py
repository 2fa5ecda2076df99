"""execute expressions

Revision ID: b11111111111
Revises: a11111111111
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "b11111111111"
down_revision = "a11111111111"
branch_labels = None
depends_on = None


def upgrade():
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("a", sa.Integer), sa.column("b", sa.String))
    op.execute(t.insert().values(id=1, a=5, b="five"))
    op.execute(t.insert().values([{"id": 2, "a": 6, "b": None}, {"id": 3, "a": 7, "b": "seven"}]))
    op.execute(t.update().where(t.c.a == op.inline_literal(5)).values({"b": op.inline_literal("FIVE")}))
    op.execute(t.update().where(sa.and_(t.c.a > 5, sa.or_(t.c.b.is_(None), t.c.b.like("s%")))).values(a=t.c.a + 1, b=sa.func.upper(t.c.b)))
    op.execute(sa.delete(t).where(t.c.id.in_([3, 99])))


def downgrade():
    t = sa.table("t", sa.column("id"))
    op.execute(t.delete())
