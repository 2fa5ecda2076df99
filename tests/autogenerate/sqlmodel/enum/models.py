import enum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel


class Colour(str, enum.Enum):
    RED = "red"
    GREEN = "green"


class Thing(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    colour: Colour
    other: Colour | None = Field(default=None, sa_column=sa.Column(sa.Enum(Colour, name="paint")))


metadata = SQLModel.metadata
