import sqlalchemy as sa
from sqlalchemy.dialects import mysql

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.String(50).with_variant(sa.Text(), "sqlite").with_variant(mysql.VARCHAR(60, charset="utf8mb4"), "mysql", "mariadb")),
)
