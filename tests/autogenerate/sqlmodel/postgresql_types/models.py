import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlmodel import Field, SQLModel


class Thing(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    tags: list[str] = Field(sa_column=sa.Column(postgresql.ARRAY(sa.String)))
    data: dict = Field(default_factory=dict, sa_type=postgresql.JSONB)


metadata = SQLModel.metadata
