from sqlmodel import Field, SQLModel


class Hero(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=60)
    age: int | None = Field(default=None, index=True)


metadata = SQLModel.metadata
