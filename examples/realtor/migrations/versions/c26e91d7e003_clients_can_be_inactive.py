"""clients can be inactive

Revision ID: c26e91d7e003
Revises: 8b7d40c5e002
Create Date: 2026-02-03 11:45:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = 'c26e91d7e003'
down_revision: Union[str, Sequence[str], None] = '8b7d40c5e002'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.add_column(
        "clients", sa.Column("is_active", sa.Boolean(), server_default="1", nullable=False)
    )
    clients = sa.table(
        "clients",
        sa.column("email", sa.String),
        sa.column("is_active", sa.Boolean),
    )
    op.execute(
        clients.update()
        .where(clients.c.email.like("%@example.invalid"))
        .values(is_active=False)
    )


def downgrade() -> None:
    with op.batch_alter_table("clients") as batch_op:
        batch_op.drop_column("is_active")
