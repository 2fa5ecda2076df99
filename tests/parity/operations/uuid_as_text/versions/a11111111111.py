"""uuid as text

Revision ID: a11111111111
Revises: 
Create Date: 2026-01-01 00:00:00

"""
import uuid

from alembic import context, op
import sqlalchemy as sa

revision = "a11111111111"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = uuid.UUID("12345678123456781234567812345678")


def upgrade():
    t = op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("u", sa.Uuid()),
                        sa.Column("v", sa.Uuid(as_uuid=False)))
    op.bulk_insert(t, [{"id": 1, "u": NUMBER, "v": str(NUMBER)}])
    dialect = op.get_context().dialect
    print(dialect.name, getattr(dialect, "is_mariadb", False), dialect.supports_sequences, dialect.supports_native_uuid,
          dialect.insert_returning, dialect.update_returning, dialect.delete_returning)
    if dialect.supports_native_uuid:
        op.bulk_insert(t, [{"id": 2, "u": NUMBER.hex, "v": NUMBER.hex}, {"id": 3, "u": str(NUMBER), "v": None}])
        op.execute(t.update().where(t.c.u == str(NUMBER)).values(v=NUMBER.hex))
    if not context.is_offline_mode():
        for row in op.get_bind().execute(sa.select(t).order_by(t.c.id)):
            print(row.id, repr(row.u), repr(row.v))


def downgrade():
    op.drop_table("t")
