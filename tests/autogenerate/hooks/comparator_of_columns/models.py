import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kept", sa.String(30), nullable=False, info={"nullability": "kept"}),
    sa.Column("changed", sa.String(30), nullable=False),
    sa.Column("shorter", sa.String(10)),
    sa.Column("wide", sa.String(2000)),
    sa.Column("number", sa.Integer, info={"default": "5"}),
    sa.Column("same", sa.Integer),
)
