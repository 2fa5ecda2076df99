import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table("t", metadata, sa.Column("id", sa.Integer, sa.Identity(start=10, increment=5, minvalue=1, maxvalue=1000, cycle=True, cache=3), primary_key=True))
