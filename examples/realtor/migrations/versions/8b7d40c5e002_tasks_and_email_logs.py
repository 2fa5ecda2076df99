"""tasks and e-mail logs

Revision ID: 8b7d40c5e002
Revises: 3f1c2a9be001
Create Date: 2026-01-19 14:05:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '8b7d40c5e002'
down_revision: Union[str, Sequence[str], None] = '3f1c2a9be001'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

task_status = sa.Enum("open", "done", "cancelled", name="task_status")


def upgrade() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("status", task_status, server_default="open", nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("email_log_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["clients.id"],
            name=op.f("fk_tasks_client_id_clients"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    op.create_index("ix_tasks_client_id_due_at", "tasks", ["client_id", "due_at"])
    op.create_table(
        "email_logs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("recipient", sa.String(length=320), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["task_id"],
            ["tasks.id"],
            name=op.f("fk_email_logs_task_id_tasks"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_email_logs")),
    )
    op.create_index(op.f("ix_email_logs_recipient"), "email_logs", ["recipient"])

    # The tables refer to each other, so the second foreign key waits until both exist.
    with op.batch_alter_table("tasks") as batch_op:
        batch_op.create_foreign_key(
            batch_op.f("fk_tasks_email_log_id_email_logs"),
            "email_logs",
            ["email_log_id"],
            ["id"],
            ondelete="SET NULL",
        )


def downgrade() -> None:
    with op.batch_alter_table("tasks") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_tasks_email_log_id_email_logs"), type_="foreignkey"
        )
    op.drop_index(op.f("ix_email_logs_recipient"), table_name="email_logs")
    op.drop_table("email_logs")
    # No drop_index here: MySQL needs the index for the foreign key, and it goes with its table.
    op.drop_table("tasks")
    task_status.drop(op.get_bind(), checkfirst=True)
