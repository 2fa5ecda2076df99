import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sqlite.DATETIME(truncate_microseconds=True)),
    sa.Column("b", sqlite.DATE),
    sa.Column("c", sqlite.TIME),
)
