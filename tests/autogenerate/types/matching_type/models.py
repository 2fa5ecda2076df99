import sqlalchemy as sa

short = sa.String(5)

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", short),
    sa.Column("b", short),
)
