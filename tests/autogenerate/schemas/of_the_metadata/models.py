import sqlalchemy as sa

metadata = sa.MetaData(schema="s")

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)

sa.Table(
    "u",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("t_id", sa.ForeignKey("s.t.id")),
)
