import sqlalchemy as sa
from sqlalchemy_utils import EmailType

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", EmailType),
    sa.Column("b", EmailType(50)),
)
