import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel


class Thing(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    a: dict = Field(sa_column=sa.Column(sa.JSON, nullable=False))
    b: str = Field(sa_type=sa.Text)
    c: datetime.datetime = Field(sa_type=sa.DateTime(timezone=True), sa_column_kwargs={"server_default": sa.func.now()})
    d: str | None = Field(default=None, max_length=9, sa_column_kwargs={"name": "other", "comment": "text"})
    e: int = Field(default=1, sa_column_args=[sa.CheckConstraint("e > 0", name="ck_e")])


metadata = SQLModel.metadata
