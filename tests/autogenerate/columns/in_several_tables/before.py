import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "z",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("o", sa.Integer),
)

sa.Table(
    "a",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("p", sa.Integer),
)
