"""execute text

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
    op.execute("INSERT INTO t (id, a, b) VALUES (1, 1, 'one')")
    op.execute(sa.text("INSERT INTO t (id, a, b) VALUES (:id, :a, :b)").bindparams(id=2, a=2, b="it's two"))
    op.execute(sa.text("UPDATE t SET b = 'a\\:b' WHERE id = 1"))
    op.execute("UPDATE t SET b = '100%' WHERE id = 2")


def downgrade():
    op.execute("DELETE FROM t")
