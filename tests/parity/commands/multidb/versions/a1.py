"""first

Revision ID: a1
Revises:
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "a1"
down_revision = None


def upgrade(engine_name):
    globals()["upgrade_%s" % engine_name]()


def downgrade(engine_name):
    globals()["downgrade_%s" % engine_name]()


def upgrade_engine1():
    op.create_table("one", sa.Column("id", sa.Integer, primary_key=True))


def downgrade_engine1():
    op.drop_table("one")


def upgrade_engine2():
    op.create_table("two", sa.Column("id", sa.Integer, primary_key=True))


def downgrade_engine2():
    op.drop_table("two")
