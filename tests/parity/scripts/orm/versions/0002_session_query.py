"""session query

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


Base = orm.declarative_base()


class Team(Base):
    __tablename__ = "teams"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.String(40), nullable=False)
    members = orm.relationship("Person", back_populates="team")


class Person(Base):
    __tablename__ = "people"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(40), nullable=False)
    full_name = sa.Column(sa.String(80))
    active = sa.Column(sa.Boolean, nullable=False, default=True)
    team_id = sa.Column(sa.Integer, sa.ForeignKey("teams.id"))
    team = orm.relationship(Team, back_populates="members")


def upgrade():
    session = orm.Session(bind=op.get_bind())
    for person in session.query(Person).order_by(Person.id):
        print(person.id, person.name, person.active, person.team.title if person.team else None)
        person.full_name = person.name * 2
    session.commit()
    print(session.query(Person).filter(Person.active.is_(True)).count(), session.query(Person).filter_by(name="bob").one().id)
    print(session.query(Person.name, Team.title).join(Team, Person.team_id == Team.id).order_by(Person.id).all())
    print([member.name for member in session.get(Team, 1).members], session.get(Team, 99))
    print(session.query(Person).filter(Person.id == 99).first(), session.query(sa.func.max(Person.id)).scalar())
    print(session.query(Person).filter(Person.id > 1).update({Person.active: False}, synchronize_session=False))
    print([(row.id, row.full_name, row.active) for row in session.execute(sa.select(Person).order_by(Person.id)).scalars()])
    session.close()


def downgrade():
    pass
