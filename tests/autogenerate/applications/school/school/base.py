"""What the models share."""

import datetime
import uuid

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Identified(SQLModel):
    id: int | None = Field(default=None, primary_key=True)


class Stamped(SQLModel):
    created_at: datetime.datetime = Field(
        default_factory=datetime.datetime.now, sa_column_kwargs={"server_default": sa.func.now()}
    )
    updated_at: datetime.datetime | None = Field(
        default=None, sa_type=sa.DateTime(timezone=True), sa_column_kwargs={"onupdate": sa.func.now()}
    )


class Public(SQLModel):
    """A key that may be shown to the world."""

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
