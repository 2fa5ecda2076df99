import datetime

from sqlmodel import Field, SQLModel


class Stamped(SQLModel):
    created: datetime.datetime = Field(default_factory=datetime.datetime.now)


class HeroBase(Stamped):
    name: str = Field(max_length=9, index=True)


class Hero(HeroBase, table=True):
    id: int | None = Field(default=None, primary_key=True)


class HeroCreate(HeroBase):
    pass


class HeroPublic(HeroBase):
    id: int


metadata = SQLModel.metadata
