import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer, default=5, onupdate=lambda: 6),
    sa.Column("b", sa.String(5), default="x", doc="text"),
)
