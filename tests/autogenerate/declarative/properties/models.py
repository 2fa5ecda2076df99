from sqlalchemy.ext.hybrid import hybrid_property
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    column_property,
    mapped_column,
    synonym,
    validates,
)


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str] = mapped_column(sa.String(9))
    last: Mapped[str] = mapped_column(sa.String(9))
    full = column_property(first + " " + last)
    family = synonym("last")

    @hybrid_property
    def initial(self):
        return self.first[0]

    @initial.expression
    def initial(cls):
        return sa.func.substr(cls.first, 1, 1)

    @validates("first")
    def check(self, key, value):
        return value


@event.listens_for(User, "before_insert")
def fill(mapper, connection, target):
    target.last = "x"


metadata = Base.metadata
