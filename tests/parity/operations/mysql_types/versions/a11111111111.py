"""mysql types

Revision ID: a11111111111
Revises: 
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

revision = "a11111111111"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("id", mysql.INTEGER(unsigned=True), primary_key=True, autoincrement=True),
        sa.Column("tiny", mysql.TINYINT(1)), sa.Column("medium", mysql.MEDIUMINT(display_width=6, unsigned=True, zerofill=True)), sa.Column("long", mysql.LONGTEXT(collation="utf8mb4_bin")),
        sa.Column("blob", mysql.MEDIUMBLOB), sa.Column("kind", mysql.ENUM("a", "b'c")), sa.Column("flags", mysql.SET("x", "y")), sa.Column("at", mysql.DATETIME(fsp=6)), sa.Column("ts", mysql.TIMESTAMP(fsp=3), nullable=False, server_default=sa.text("CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)")),
        sa.Column("y", mysql.YEAR), sa.Column("v", mysql.VARCHAR(20, charset="latin1")), sa.Column("d", mysql.DOUBLE(asdecimal=True)), sa.Column("dec", mysql.DECIMAL(10, 2, unsigned=True)), sa.Column("doc", mysql.JSON),
        mysql_engine="InnoDB", mysql_charset="utf8mb4", mysql_collate="utf8mb4_unicode_ci", comment="options",
    )
    op.create_index("ix_t_v", "t", ["v"], mysql_length=5)
    op.create_index("ix_t_long", "t", ["long"], mysql_prefix="FULLTEXT")


def downgrade():
    op.drop_table("t")
