import enum

import sqlalchemy as sa


class Colour(enum.Enum):
    RED = "red"
    GREEN = "green"


metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Enum(Colour, native_enum=False, length=20)),
)
