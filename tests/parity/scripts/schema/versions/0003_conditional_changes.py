"""conditional changes

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade():
    inspector = sa.inspect(op.get_bind())
    columns = {column["name"] for column in inspector.get_columns("parent")}
    if "extra" not in columns:
        op.add_column("parent", sa.Column("extra", sa.Integer()))
    if "kind" in columns:
        print("kind is there")
    for name in ("one", "two"):
        if not inspector.has_table(name):
            op.create_table(name, sa.Column("id", sa.Integer(), primary_key=True))
    inspector = sa.inspect(op.get_bind())
    print(sorted(name for name in inspector.get_table_names() if name in ("one", "two")))


def downgrade():
    for name in ("two", "one"):
        op.drop_table(name)
    with op.batch_alter_table("parent") as batch:
        batch.drop_column("extra")
