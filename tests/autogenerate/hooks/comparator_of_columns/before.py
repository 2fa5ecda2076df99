import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kept", sa.String(20)),
    sa.Column("changed", sa.String(20)),
    sa.Column("shorter", sa.String(20)),
    sa.Column("wide", sa.String(20)),
    sa.Column("number", sa.Integer),
    sa.Column("same", sa.Integer),
)
