"""bulk mappings

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


Base = orm.declarative_base()


class Person(Base):
    __tablename__ = "people"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(40), nullable=False)
    active = sa.Column(sa.Boolean, nullable=False, default=True)


def upgrade():
    session = orm.sessionmaker(bind=op.get_bind())()
    session.bulk_insert_mappings(Person, [{"id": 30, "name": "p"}, {"id": 31, "name": "q", "active": False}])
    session.bulk_save_objects([Person(id=32, name="r")])
    session.bulk_update_mappings(Person, [{"id": 30, "name": "pp"}])
    session.flush()
    print(session.query(Person.id, Person.name, Person.active).filter(Person.id >= 30).order_by(Person.id).all())
    print(session.query(Person).filter(Person.id >= 31).delete(synchronize_session=False))
    session.commit()


def downgrade():
    op.execute("DELETE FROM people WHERE id >= 30")
