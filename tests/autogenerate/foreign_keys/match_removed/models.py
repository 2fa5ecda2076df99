import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table("a", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table(
    "b",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a_id", sa.ForeignKey("a.id", name="fk_a", ondelete="CASCADE")),
)
