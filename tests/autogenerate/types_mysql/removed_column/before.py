import sqlalchemy as sa
from sqlalchemy.dialects import mysql

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", mysql.MEDIUMTEXT),
    sa.Column("b", mysql.INTEGER(unsigned=True)),
    sa.Column("c", mysql.TINYINT(1)),
    sa.Column("d", mysql.ENUM("x", "y")),
)
