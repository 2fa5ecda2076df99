import sqlalchemy as sa

metadata = sa.MetaData()
numbers = sa.Sequence("numbers", metadata=metadata)

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer, server_default=numbers.next_value()),
)
