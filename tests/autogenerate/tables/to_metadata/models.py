import sqlalchemy as sa

metadata = sa.MetaData()
other = sa.MetaData()

table = sa.Table(
    "t",
    other,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.String(5), index=True, unique=True),
)
table.to_metadata(metadata, name="copy")
