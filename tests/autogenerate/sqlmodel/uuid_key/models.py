import uuid

from sqlmodel import Field, SQLModel


class Thing(SQLModel, table=True):
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    parent_id: uuid.UUID | None = Field(default=None, foreign_key="thing.id")


metadata = SQLModel.metadata
