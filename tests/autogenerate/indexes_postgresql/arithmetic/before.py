import sqlalchemy as sa

metadata = sa.MetaData()

table = sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer),
    sa.Column("b", sa.String(20)),
)
sa.Index("ix", table.c.a + 1)
