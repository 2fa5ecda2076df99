import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "a",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("b", sa.String(5)),
    sa.Column("z", sa.String(5)),
)

sa.Table(
    "z",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("b", sa.String(5)),
    sa.Column("z", sa.String(5)),
)
