import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table("t", metadata, sa.Column("id", sa.Integer, sa.Sequence("s"), primary_key=True))
