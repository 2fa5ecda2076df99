"""inheritance

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


Base = orm.declarative_base()


class Item(Base):
    __tablename__ = "items"
    id = sa.Column(sa.Integer, primary_key=True)
    kind = sa.Column(sa.String(10))
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "item"}


class Book(Item):
    __tablename__ = "books"
    id = sa.Column(sa.Integer, sa.ForeignKey("items.id"), primary_key=True)
    pages = sa.Column(sa.Integer)
    __mapper_args__ = {"polymorphic_identity": "book"}


class Toy(Item):
    colour = sa.Column(sa.String(10))
    __mapper_args__ = {"polymorphic_identity": "toy"}


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    session = orm.Session(bind)
    session.add_all([Item(id=1), Book(id=2, pages=7), Toy(id=3, colour="red")])
    session.commit()
    print([(type(item).__name__, item.id) for item in session.query(Item).order_by(Item.id)])
    print([(book.id, book.pages) for book in session.query(Book)], [toy.colour for toy in session.query(Toy)])


def downgrade():
    Base.metadata.drop_all(op.get_bind())
