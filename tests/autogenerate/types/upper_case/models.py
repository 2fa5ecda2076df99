import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("c0", sa.INTEGER),
    sa.Column("c1", sa.SMALLINT),
    sa.Column("c2", sa.BIGINT),
    sa.Column("c3", sa.VARCHAR(5)),
    sa.Column("c4", sa.CHAR(3)),
    sa.Column("c5", sa.TEXT),
    sa.Column("c6", sa.NUMERIC(5, 2)),
    sa.Column("c7", sa.DECIMAL(6, 3)),
    sa.Column("c8", sa.FLOAT),
    sa.Column("c9", sa.REAL),
    sa.Column("c10", sa.DATE),
    sa.Column("c11", sa.TIME),
    sa.Column("c12", sa.BOOLEAN),
)
