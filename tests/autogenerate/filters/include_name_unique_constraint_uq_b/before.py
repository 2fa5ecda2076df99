import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer),
    sa.Column("b", sa.Integer),
    sa.Index("ix_a", "a"),
    sa.UniqueConstraint("b", name="uq_b"),
    sa.ForeignKeyConstraint(["b"], ["u.id"], name="fk_b"),
)

sa.Table(
    "u",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)

sa.Table(
    "gone",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)
