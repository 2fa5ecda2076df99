import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "z",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("x", sa.Integer),
)

sa.Table(
    "a",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("y", sa.Integer),
)
