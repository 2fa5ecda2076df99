import sqlalchemy as sa

first = sa.MetaData()
second = sa.MetaData()
metadata = [first, second]

sa.Table("a", first, sa.Column("id", sa.Integer, primary_key=True))
sa.Table("b", second, sa.Column("id", sa.Integer, primary_key=True), sa.Column("x", sa.JSON))
