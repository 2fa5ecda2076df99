import sqlalchemy as sa
from sqlmodel import Field, SQLModel


class Thing(SQLModel, table=True):
    __tablename__ = "all_things"
    __table_args__ = (sa.UniqueConstraint("a", "b", name="uq_ab"), {"comment": "text"})

    id: int | None = Field(default=None, primary_key=True)
    a: int
    b: int


metadata = SQLModel.metadata
