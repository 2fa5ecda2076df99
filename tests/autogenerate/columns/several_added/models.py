import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("z", sa.Integer),
    sa.Column("c", sa.String(5)),
    sa.Column("k", sa.Integer),
    sa.Column("a", sa.Text),
)
