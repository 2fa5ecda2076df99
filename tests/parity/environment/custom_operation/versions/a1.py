"""first

Revision ID: a1
Revises: 
"""
from alembic import op
import sqlalchemy as sa
revision = "a1"
down_revision = None
branch_labels = None
depends_on = None
def upgrade() -> None:
    op.create_table("t", sa.Column("id", sa.Integer(), nullable=False), sa.Column("name", sa.String(50), nullable=True), sa.PrimaryKeyConstraint("id"))
    op.bulk_insert(sa.table("t", sa.column("id", sa.Integer), sa.column("name", sa.String)), [{"id": 1, "name": "x"}])
    op.create_index(op.f("ix_t_name"), "t", ["name"], unique=False)
    rows = op.get_bind()
    print("bind", type(rows).__name__) if False else None
    with op.batch_alter_table("t") as b:
        b.add_column(sa.Column("q", sa.Integer(), nullable=True))
def downgrade() -> None:
    op.drop_index(op.f("ix_t_name"), table_name="t")
    op.drop_table("t")
