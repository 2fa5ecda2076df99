from sqlmodel import Field, SQLModel


class Thing(SQLModel, table=True):
    __table_args__ = {"schema": "s"}

    id: int | None = Field(default=None, primary_key=True)


metadata = SQLModel.metadata
