import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "u",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("x", sa.Integer),
    sa.UniqueConstraint("id", "x", name="uq_u"),
)

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("u_id", sa.Integer),
    sa.Column("v_id", sa.Integer),
    sa.ForeignKeyConstraint(["u_id"], ["u.id"], name="fk"),
)
