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
    sa.Column("a", sa.String(9), nullable=False),
    sa.Column("new", sa.Integer, index=True),
    sa.Column("u_id", sa.Integer),
    sa.ForeignKeyConstraint(["u_id"], ["u.id"], name="fk_new"),
    sa.UniqueConstraint("a", name="uq_new"),
    comment="after",
)

sa.Table(
    "added",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)
