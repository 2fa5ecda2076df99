"""ddl elements

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


from sqlalchemy.schema import CreateIndex, CreateTable, DropIndex, DropTable


def upgrade():
    table = sa.Table("elements", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Integer))
    index = sa.Index("ix_elements_a", table.c.a)
    op.execute(CreateTable(table))
    op.get_bind().execute(CreateIndex(index))
    op.execute(DropIndex(index))
    op.execute(sa.DDL("INSERT INTO %(table)s (id, a) VALUES (1, 100 %% 7)", context={"table": "elements"}))
    print(op.get_bind().execute(sa.select(table)).all())
    op.execute(DropTable(table))


def downgrade():
    pass
