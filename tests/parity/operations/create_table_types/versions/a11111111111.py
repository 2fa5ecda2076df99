"""create table types

Revision ID: a11111111111
Revises: 
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "a11111111111"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "kinds",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("small", sa.SmallInteger), sa.Column("big", sa.BigInteger),
        sa.Column("number", sa.Numeric(12, 4)), sa.Column("plain_number", sa.Numeric), sa.Column("real", sa.Float), sa.Column("precise", sa.Float(53)), sa.Column("dbl", sa.Double),
        sa.Column("flag", sa.Boolean), sa.Column("day", sa.Date), sa.Column("clock", sa.Time), sa.Column("moment", sa.DateTime),
        sa.Column("moment_tz", sa.DateTime(timezone=True)), sa.Column("span", sa.Interval), sa.Column("raw", sa.LargeBinary), sa.Column("raw_20", sa.LargeBinary(20)),
        sa.Column("text", sa.Text), sa.Column("uni", sa.Unicode(30)), sa.Column("uni_text", sa.UnicodeText), sa.Column("doc", sa.JSON), sa.Column("ident", sa.Uuid),
        sa.Column("pickled", sa.PickleType),
    )


def downgrade():
    op.drop_table("kinds")
