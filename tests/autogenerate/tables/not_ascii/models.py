import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "maße",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("größe", sa.Integer),
    sa.Column("a", sa.String(5), comment="Maß für é"),
)
