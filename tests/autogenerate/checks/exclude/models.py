import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer),
    sa.Column("period", postgresql.TSRANGE),
    postgresql.ExcludeConstraint(("a", "="), ("period", "&&"), name="ex", using="gist", where=sa.text("a > 5")),
)
