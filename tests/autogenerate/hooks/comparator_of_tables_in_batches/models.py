import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.String(30), nullable=False),
    sa.Column("b", sa.String(20), index=True, info={"search": True}),
    sa.Column("now", sa.Integer),
    sa.Column("later", sa.Integer),
)
sa.Table(
    "u",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.String(20), index=True, info={"search": True}),
)
