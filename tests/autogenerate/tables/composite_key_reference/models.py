import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "u",
    metadata,
    sa.Column("a", sa.Integer, primary_key=True),
    sa.Column("b", sa.String(5), primary_key=True),
)
sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer),
    sa.Column("b", sa.String(5)),
    sa.ForeignKeyConstraint(["a", "b"], ["u.a", "u.b"], name="fk_u"),
)
