import sqlalchemy as sa
from sqlalchemy_utils import UUIDType

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", UUIDType),
    sa.Column("b", UUIDType(binary=False)),
)
