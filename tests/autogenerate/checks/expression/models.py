import sqlalchemy as sa

metadata = sa.MetaData()

table = sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer),
    sa.Column("b", sa.String(20)),
)
table.append_constraint(
    sa.CheckConstraint(sa.and_(table.c.a > 5, table.c.b.in_(["x", "y"])), name="ck_ab")
)
