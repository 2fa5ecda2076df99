import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.String(20)),
    sa.Column("b", sa.String(20)),
    sa.Column("old", sa.Integer),
)
sa.Table("stops", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table(
    "gone",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer, index=True),
)
