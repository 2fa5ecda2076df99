import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Uuid, server_default=sa.text("gen_random_uuid()")),
    sa.Column("b", sa.DateTime(timezone=True), server_default=sa.text("timezone('utc', now())")),
)
