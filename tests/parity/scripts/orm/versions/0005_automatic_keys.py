"""automatic keys

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


Base = orm.declarative_base()


class Note(Base):
    __tablename__ = "notes"
    id = sa.Column(sa.Integer, primary_key=True)
    body = sa.Column(sa.String(30), default="empty")
    parent_id = sa.Column(sa.Integer, sa.ForeignKey("notes.id"))


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    session = orm.Session(bind)
    first, second = Note(body="one"), Note()
    session.add(first)
    session.flush()
    second.parent_id = first.id
    session.add(second)
    session.commit()
    print(first.id, second.id, second.body, second.parent_id)
    result = bind.execute(Note.__table__.insert().values(body="three"))
    print(result.inserted_primary_key[0], result.rowcount)


def downgrade():
    Base.metadata.drop_all(op.get_bind())
