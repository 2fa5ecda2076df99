import enum

import sqlalchemy as sa


class Status(str, enum.Enum):
    OPEN = "open"
    DONE = "done"


metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Enum(Status, name="status"), nullable=False, server_default=Status.OPEN.name),
)
