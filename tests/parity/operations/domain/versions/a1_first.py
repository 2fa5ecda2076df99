"""first"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None

positive = postgresql.DOMAIN("positive", sa.Integer, check="VALUE > 0", not_null=True, create_type=False)
code = postgresql.DOMAIN("code", sa.String(5), default="abc", collation="C", constraint_name="code_check", check=sa.text("VALUE <> 'x:y'"))


def upgrade():
    positive.create(op.get_bind(), checkfirst=True)
    positive.create(op.get_bind(), checkfirst=True)
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", positive), sa.Column("c", code))
    op.execute("INSERT INTO t (id, n) VALUES (1, 5)")


def downgrade():
    op.drop_table("t")
    positive.drop(op.get_bind(), checkfirst=True)
    positive.drop(op.get_bind(), checkfirst=True)
    code.drop(op.get_bind(), checkfirst=False)
