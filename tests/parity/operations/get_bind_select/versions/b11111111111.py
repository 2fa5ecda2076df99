"""get bind select

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
    connection = op.get_bind()
    connection.execute(sa.text("INSERT INTO t (id, a, b) VALUES (:id, :a, :b)"), [{"id": n, "a": n * n, "b": f"row {n}"} for n in range(1, 6)])
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("a", sa.Integer), sa.column("b", sa.String))
    total = connection.execute(sa.text("SELECT sum(a) FROM t")).scalar()
    for row in connection.execute(sa.select(t.c.id, t.c.b).where(t.c.a > 4).order_by(t.c.id.desc())):
        connection.execute(t.update().where(t.c.id == row.id).values(b=row.b.upper() + f" of {int(total)}"))
    first = connection.execute(sa.text("SELECT id, b FROM t ORDER BY id")).mappings().first()
    assert first["b"] == "row 1", first


def downgrade():
    op.execute("DELETE FROM t")
