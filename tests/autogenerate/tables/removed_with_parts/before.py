import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer, index=True),
    sa.Column("b", sa.String(5)),
    sa.UniqueConstraint("b", name="uq_b"),
    sa.Index("ix_ab", "a", "b", unique=True),
    sa.CheckConstraint("a > 5", name="ck_a"),
)
