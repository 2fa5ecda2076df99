import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True), sqlite_autoincrement=True)
sa.Table(
    "u", metadata, sa.Column("code", sa.Integer, primary_key=True), sqlite_with_rowid=False
)
