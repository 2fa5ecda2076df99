"""execute expressions 2

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
    u = t.alias("u")
    op.execute(t.insert().values(id=1, a=5, b="five"))
    op.execute(t.insert().values(id=2, a=-5, b="minus five"))
    op.execute(t.update().values(b=sa.case((t.c.a > 0, "positive"), (t.c.a < 0, "negative"), else_="zero")))
    op.execute(t.update().where(~t.c.id.in_([7])).values(a=sa.func.coalesce(t.c.a, 0) * 2))
    op.execute(t.update().where(t.c.b != "zero").values(b=sa.cast(t.c.a, sa.String(20))))


def downgrade():
    op.execute("DELETE FROM t")
