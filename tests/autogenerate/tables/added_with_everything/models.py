import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.String(5), nullable=False, server_default="x", comment="ca"),
    sa.Column("b", sa.Integer, server_default=sa.text("5")),
    sa.Column("c", sa.DateTime, server_default=sa.func.now()),
    sa.CheckConstraint("b > 5", name="ck_b"),
    sa.UniqueConstraint("a", "b", name="uq_ab"),
    sa.Index("ix_b", "b"),
    comment="ct",
)
