import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "a",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("z_id", sa.ForeignKey("z.id")),
)

sa.Table(
    "z",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("m_id", sa.ForeignKey("m.id")),
)

sa.Table(
    "m",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)

sa.Table(
    "b",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)
