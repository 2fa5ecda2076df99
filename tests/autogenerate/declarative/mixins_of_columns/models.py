import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Stamped:
    created = sa.Column(sa.DateTime, nullable=False, server_default=sa.func.now())
    by = sa.Column(sa.String(9), index=True)


class A(Stamped, Base):
    __tablename__ = "a"

    id = sa.Column(sa.Integer, primary_key=True)


class B(Base, Stamped):
    __tablename__ = "b"

    id = sa.Column(sa.Integer, primary_key=True)


metadata = Base.metadata
