import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.String(30), nullable=False, server_default="x"),
    sa.Column("b", sa.String(30), comment="b"),
    sa.Column("c", sa.Integer, index=True),
)
sa.Table("stops", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Integer, index=True))
sa.Table(
    "added",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer, index=True),
)
