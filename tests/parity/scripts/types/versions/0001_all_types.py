"""all types

Revision ID: 0001
Revises: 
"""

import datetime
import decimal
import enum
import uuid

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


class Color(enum.Enum):
    red = "r"
    green = "g"


table = sa.Table(
    "typed", sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("flag", sa.Boolean),
    sa.Column("big", sa.BigInteger),
    sa.Column("ratio", sa.Float),
    sa.Column("price", sa.Numeric(10, 3)),
    sa.Column("label", sa.String(30)),
    sa.Column("body", sa.Text),
    sa.Column("day", sa.Date),
    sa.Column("moment", sa.DateTime),
    sa.Column("clock", sa.Time),
    sa.Column("raw", sa.LargeBinary),
    sa.Column("doc", sa.JSON),
    sa.Column("color", sa.Enum(Color, name="color")),
    sa.Column("word", sa.Enum("x", "y", name="word", native_enum=False)),
    sa.Column("ident", sa.Uuid),
    sa.Column("text_ident", sa.Uuid(as_uuid=False)),
)


def upgrade():
    bind = op.get_bind()
    table.create(bind)
    values = dict(
        id=1, flag=True, big=2**40, ratio=1.5, price=decimal.Decimal("12.345"), label="it's 50% \u00e9", body="line\nline",
        day=datetime.date(2020, 2, 29), moment=datetime.datetime(2020, 2, 29, 1, 2, 3), clock=datetime.time(4, 5, 6),
        raw=b"\x00\xff'", doc={"a": [1, None, "x"], "b": {"c": True}}, color=Color.green, word="y",
        ident=uuid.UUID("12345678-1234-5678-1234-567812345678"), text_ident="12345678-1234-5678-1234-567812345678",
    )
    bind.execute(table.insert().values(**values))
    bind.execute(table.insert(), [{"id": 2, "label": "empty"}])
    for row in bind.execute(sa.select(table).order_by(table.c.id)).mappings():
        for key, value in row.items():
            print(key, ascii(value))
    print(bind.scalar(sa.select(table.c.id).where(table.c.color == Color.green)))
    print(bind.scalar(sa.select(table.c.id).where(table.c.ident == values["ident"])))
    print(bind.scalar(sa.select(table.c.id).where(table.c.moment == values["moment"], table.c.flag)))


def downgrade():
    table.drop(op.get_bind())
