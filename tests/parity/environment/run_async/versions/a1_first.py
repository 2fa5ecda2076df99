"""first"""

import asyncio
import io

import sqlalchemy as sa
from alembic import op
from alembic.migration import MigrationContext
from alembic.operations import Operations

revision = "a1"
down_revision = None


async def fill(connection, start, *, count):
    for number in range(start, start + count):
        await asyncio.sleep(0)
        await connection.execute(sa.text("INSERT INTO t (id) VALUES (:id)"), {"id": number})
    result = await connection.execute(sa.text("SELECT count(*) FROM t"))
    return result.scalar()


def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True))
    print(op.run_async(fill, 5, count=3))
    offline = Operations(
        MigrationContext.configure(
            dialect_name="sqlite", opts={"as_sql": True, "output_buffer": io.StringIO()}
        )
    )
    try:
        offline.run_async(fill, 1, count=1)
    except ValueError as error:
        print(error)


def downgrade():
    op.drop_table("t")
