import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table("t", metadata, sa.Column("a", sa.Integer), sa.Column("b", sa.Text))
