import sqlalchemy as sa
from sqlalchemy_utils import LtreeType, TSVectorType

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Text),
    sa.Column("search", TSVectorType("a", weights={"a": "A"}, regconfig="pg_catalog.simple")),
    sa.Column("path", LtreeType),
    sa.Index("ix_search", "search", postgresql_using="gin"),
)
