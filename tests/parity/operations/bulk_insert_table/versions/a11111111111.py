"""bulk insert table

Revision ID: a11111111111
Revises: 
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa
import datetime
import decimal

revision = "a11111111111"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    accounts = op.create_table("accounts", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(50)), sa.Column("since", sa.Date), sa.Column("at", sa.DateTime), sa.Column("ratio", sa.Float), sa.Column("amount", sa.Numeric(10, 2)), sa.Column("ok", sa.Boolean))
    op.bulk_insert(accounts, [
        {"id": 1, "name": "first", "since": datetime.date(2020, 1, 2), "at": datetime.datetime(2020, 1, 2, 3, 4, 5), "ratio": 1.5, "amount": decimal.Decimal("12.50"), "ok": True},
        {"id": 2, "name": None, "since": None, "at": None, "ratio": None, "amount": None, "ok": False},
    ])


def downgrade():
    op.drop_table("accounts")
