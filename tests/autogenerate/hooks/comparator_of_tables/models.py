import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "new",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer, index=True),
    info={"secured": True},
)
sa.Table(
    "to_secure",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer, index=True),
    sa.Column("b", sa.Integer),
    info={"secured": True},
)
sa.Table(
    "to_open",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer),
    sa.Column("b", sa.Integer),
)
sa.Table(
    "unchanged", metadata, sa.Column("id", sa.Integer, primary_key=True), info={"secured": True}
)
