import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table("t", metadata, sa.Column("code", sa.String(10), primary_key=True))
