import sqlalchemy as sa
from sqlalchemy_utils import (
    ChoiceType,
    EmailType,
    IPAddressType,
    JSONType,
    ScalarListType,
    TimezoneType,
    URLType,
    UUIDType,
)

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", EmailType),
    sa.Column("b", UUIDType),
    sa.Column("c", UUIDType(binary=False)),
    sa.Column("d", JSONType),
    sa.Column("f", ScalarListType(int)),
    sa.Column("h", URLType),
)
