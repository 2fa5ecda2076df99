import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "new",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("new_id", sa.ForeignKey("new.id", name="fk_new")),
)
