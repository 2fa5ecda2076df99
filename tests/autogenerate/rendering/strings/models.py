import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.String(20), server_default='say "x"'),
    sa.Column("b", sa.String(20), server_default="it's"),
    sa.Column("c", sa.String(20), server_default='both " and \''),
    sa.Column("d", sa.Integer, comment='say "x" it\'s'),
)
