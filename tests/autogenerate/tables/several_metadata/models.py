import sqlalchemy as sa

first = sa.MetaData()
second = sa.MetaData()
metadata = [first, second]

sa.Table("b", first, sa.Column("id", sa.Integer, primary_key=True))
sa.Table("a", second, sa.Column("id", sa.Integer, primary_key=True))
sa.Table("c", second, sa.Column("a_id", sa.ForeignKey("a.id"), primary_key=True))
