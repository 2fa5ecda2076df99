import sqlalchemy as sa
from pgvector.sqlalchemy import HALFVEC, SPARSEVEC, Vector

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", Vector(3)),
    sa.Column("b", HALFVEC(4)),
    sa.Column("c", SPARSEVEC(5)),
    sa.Index("ix_a", "a", postgresql_using="hnsw", postgresql_ops={"a": "vector_l2_ops"}, postgresql_with={"m": 16}),
)
