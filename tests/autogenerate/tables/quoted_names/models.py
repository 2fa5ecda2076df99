import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "User Table",
    metadata,
    sa.Column("Id", sa.Integer, primary_key=True),
    sa.Column("select", sa.Integer),
    sa.Column("MixedCase", sa.String(5), index=True),
    sa.Column("it's", sa.Integer),
)
