import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "z",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("z", sa.String(9)),
    sa.Column("b", sa.String(9)),
)

sa.Table(
    "a",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("z", sa.String(9)),
    sa.Column("b", sa.String(9)),
)
