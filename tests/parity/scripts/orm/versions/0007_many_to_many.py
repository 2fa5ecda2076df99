"""many to many

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


Base = orm.declarative_base()
links = sa.Table(
    "links", Base.metadata,
    sa.Column("a_id", sa.ForeignKey("a.id"), primary_key=True),
    sa.Column("b_id", sa.ForeignKey("b.id"), primary_key=True),
)


class A(Base):
    __tablename__ = "a"
    id = sa.Column(sa.Integer, primary_key=True)
    bs = orm.relationship("B", secondary=links)


class B(Base):
    __tablename__ = "b"
    id = sa.Column(sa.Integer, primary_key=True)


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    session = orm.Session(bind)
    session.add(A(id=1, bs=[B(id=1), B(id=2)]))
    session.commit()
    print(bind.execute(sa.select(links).order_by(links.c.b_id)).all())
    print(session.query(B.id).join(links, links.c.b_id == B.id).filter(links.c.a_id == 1).order_by(B.id).all())


def downgrade():
    Base.metadata.drop_all(op.get_bind())
