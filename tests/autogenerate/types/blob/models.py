import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.BLOB),
    sa.Column("b", sa.BINARY(8)),
    sa.Column("c", sa.VARBINARY(9)),
)
