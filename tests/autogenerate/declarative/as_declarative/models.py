from sqlalchemy.orm import declared_attr

import sqlalchemy as sa
from sqlalchemy.ext.declarative import as_declarative, declared_attr


@as_declarative()
class Base:
    id = sa.Column(sa.Integer, primary_key=True)

    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()


class User(Base):
    name = sa.Column(sa.String(9), nullable=False)


metadata = Base.metadata
