"""session add

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


class Base(orm.DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "teams"
    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    title: orm.Mapped[str] = orm.mapped_column(sa.String(40))
    members: orm.Mapped[list["Person"]] = orm.relationship(back_populates="team")


class Person(Base):
    __tablename__ = "people"
    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    name: orm.Mapped[str] = orm.mapped_column(sa.String(40))
    active: orm.Mapped[bool] = orm.mapped_column(default=True)
    team_id: orm.Mapped[int | None] = orm.mapped_column(sa.ForeignKey("teams.id"))
    team: orm.Mapped["Team | None"] = orm.relationship(back_populates="members")


def upgrade():
    with orm.Session(op.get_bind()) as session:
        blue = Team(id=20, title="blue")
        session.add(blue)
        session.add_all([Person(id=21, name="dan", team=blue), Person(id=22, name="eve")])
        blue.members.append(Person(id=23, name="fay", active=False))
        session.flush()
        print(session.scalars(sa.select(Person.name).where(Person.team_id == 20).order_by(Person.id)).all())
        eve = session.get(Person, 22)
        eve.name = "eva"
        session.delete(session.get(Person, 23))
        session.commit()
    bind = op.get_bind()
    print(bind.execute(sa.text("SELECT id, name, team_id FROM people WHERE id > 20 ORDER BY id")).all())


def downgrade():
    op.execute("DELETE FROM people WHERE id > 20")
    op.execute("DELETE FROM teams WHERE id = 20")
