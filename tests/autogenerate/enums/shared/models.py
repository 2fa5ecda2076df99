import sqlalchemy as sa

kind = sa.Enum("a", "b", name="kind")
metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("k", kind),
)

sa.Table(
    "u",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("k", kind),
)
