import sqlalchemy as sa
from sqlalchemy.dialects import mysql

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", mysql.REAL),
)
