import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "u",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.String(5)),
    sa.Column("old", sa.Integer, index=True),
    sa.Column("u_id", sa.Integer),
    sa.UniqueConstraint("a", name="uq_old"),
    comment="before",
)

sa.Table(
    "gone",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)
