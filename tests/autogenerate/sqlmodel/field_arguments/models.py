from sqlmodel import Field, SQLModel


class Thing(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    a: str = Field(index=True, max_length=10)
    b: str = Field(unique=True, max_length=10)
    c: int = Field(nullable=True)
    d: int | None = Field(default=None, nullable=False)
    e: int = Field(default=5, gt=0, le=9, title="e", description="text")


metadata = SQLModel.metadata
