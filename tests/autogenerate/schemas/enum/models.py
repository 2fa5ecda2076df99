import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Enum("a", "b", name="e", schema="s")),
    sa.Column("b", sa.Enum("a", name="f", inherit_schema=True)),
    schema="s",
)
