import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table("t", metadata, sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False))
