"""create table standard types

Revision ID: a11111111111
Revises: 
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "a11111111111"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "kinds",
        sa.Column("a", sa.CHAR(3)), sa.Column("b", sa.VARCHAR(30)), sa.Column("c", sa.DECIMAL(5, 2)), sa.Column("d", sa.NUMERIC(5, 2)), sa.Column("e", sa.REAL),
        sa.Column("f", sa.FLOAT), sa.Column("g", sa.INTEGER), sa.Column("h", sa.SMALLINT), sa.Column("i", sa.BIGINT), sa.Column("j", sa.BOOLEAN), sa.Column("k", sa.DATE), sa.Column("l", sa.TIME),
        sa.Column("m", sa.TIMESTAMP), sa.Column("n", sa.TEXT), sa.Column("o", sa.JSON), sa.Column("p", sa.DOUBLE_PRECISION),
    )


def downgrade():
    op.drop_table("kinds")
