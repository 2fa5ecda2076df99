import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "b",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)

sa.Table(
    "a",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)

sa.Table(
    "c",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("x", sa.Integer, index=True),
)
