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
    sa.Column("a_id", sa.Integer, sa.ForeignKey("u.id", ondelete="CASCADE")),
    sa.Column("b_id", sa.ForeignKey("u.id", name="fk_b", onupdate="CASCADE"), nullable=False),
)
