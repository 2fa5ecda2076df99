"""one full name instead of two columns

Revision ID: 002
Revises: 001
Create Date: 2025-11-17 10:00:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '002'
down_revision = '001'
branch_labels = None
depends_on = None


guests = sa.table(
    "guests",
    sa.column("id", sa.Integer),
    sa.column("first_name", sa.String),
    sa.column("last_name", sa.String),
    sa.column("full_name", sa.String),
)


def upgrade():
    op.add_column("guests", sa.Column("full_name", sa.String(201), nullable=True))

    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, first_name, last_name FROM guests")).fetchall()
    for row in rows:
        connection.execute(
            sa.text("UPDATE guests SET full_name = :full_name WHERE id = :id"),
            {"full_name": f"{row.first_name} {row.last_name}".strip(), "id": row.id},
        )

    with op.batch_alter_table("guests") as batch_op:
        batch_op.alter_column("full_name", existing_type=sa.String(201), nullable=False)
        batch_op.drop_column("first_name")
        batch_op.drop_column("last_name")


def downgrade():
    with op.batch_alter_table("guests") as batch_op:
        batch_op.add_column(
            sa.Column("first_name", sa.String(100), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("last_name", sa.String(100), nullable=False, server_default="")
        )

    connection = op.get_bind()
    for guest in connection.execute(sa.select(guests.c.id, guests.c.full_name)).mappings():
        first_name, _, last_name = guest["full_name"].partition(" ")
        connection.execute(
            guests.update()
            .where(guests.c.id == guest["id"])
            .values(first_name=first_name, last_name=last_name)
        )

    with op.batch_alter_table("guests") as batch_op:
        batch_op.alter_column(
            "first_name", existing_type=sa.String(100), existing_nullable=False, server_default=None
        )
        batch_op.alter_column(
            "last_name", existing_type=sa.String(100), existing_nullable=False, server_default=None
        )
        batch_op.drop_column("full_name")
