import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer),
    sa.Column("c", sa.Integer),
)

sa.Table(
    "u",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)

sa.Table(
    "new",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)
