import sqlalchemy as sa

metadata = sa.MetaData()

table = sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True))
table.append_column(sa.Column("a", sa.Integer, nullable=False))
table.append_constraint(sa.UniqueConstraint("a", name="uq_a"))
sa.Index("ix_a", table.c.a)
