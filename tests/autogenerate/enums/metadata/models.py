import sqlalchemy as sa

metadata = sa.MetaData()
kind = sa.Enum("a", "b", name="kind", metadata=metadata)

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("k", kind),
)
