"""inspector

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade():
    inspector = sa.inspect(op.get_bind())
    print(inspector.has_table("child"), inspector.has_table("nothing"), "parent" in inspector.get_table_names())
    print(sorted(column["name"] for column in inspector.get_columns("child")))
    print([(column["name"], column["nullable"], isinstance(column["type"], sa.String)) for column in inspector.get_columns("parent")])
    print(inspector.get_pk_constraint("child")["constrained_columns"])
    for key in inspector.get_foreign_keys("child"):
        print(key["constrained_columns"], key["referred_table"], key["referred_columns"], key["options"])
    print(sorted((tuple(index["column_names"]), bool(index["unique"])) for index in inspector.get_indexes("child")))
    print([item["column_names"] for item in inspector.get_unique_constraints("parent")])
    try:
        inspector.get_columns("nothing")
    except sa.exc.NoSuchTableError as error:
        print(type(error).__name__, error)


def downgrade():
    pass
