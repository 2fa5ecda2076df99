"""Tables of SQLModel classes."""

import datetime
import decimal
import enum
import ipaddress
import pathlib
import sys
import uuid
from typing import Annotated, List, Optional, Union

import sqlalchemy as sa
from pydantic import AnyUrl, AwareDatetime, NaiveDatetime
from sqlmodel import JSON, AutoString, Column, Field, Relationship, SQLModel, String, select

SQLModel.metadata.naming_convention = {"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s"}


class Kind(str, enum.Enum):
    A = "a"
    B = "b"


class Timestamps(SQLModel):
    created: datetime.datetime = Field(
        default_factory=datetime.datetime.now, sa_column_kwargs={"server_default": sa.func.now()}
    )
    updated: Optional[datetime.datetime] = Field(default=None, sa_type=sa.DateTime(timezone=True))


class UserBase(SQLModel):
    email: str = Field(unique=True, index=True, max_length=255)
    is_active: bool = True
    full_name: str | None = Field(default=None, max_length=255)


class User(UserBase, Timestamps, table=True):
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    hashed_password: str
    items: list["Item"] = Relationship(
        sa_relationship_kwargs={"foreign_keys": "[Item.owner_id]", "overlaps": "owner"}
    )
    amount: decimal.Decimal = Field(default=0, max_digits=5, decimal_places=2)
    kind: Kind = Kind.A
    maybe_kind: Optional[Kind] = None
    data: dict = Field(default={}, sa_column=Column(JSON))
    own: str = Field(sa_column=Column("own_name", String(7), nullable=False))
    nick: Optional[str] = Field(default=None, sa_type=sa.Text)
    day: datetime.date
    naive: NaiveDatetime
    aware: Optional[AwareDatetime] = None
    time: datetime.time
    span: datetime.timedelta
    raw: bytes
    ratio: float = 0.5
    path: pathlib.Path
    address: ipaddress.IPv4Address
    forced: Optional[int] = Field(nullable=False)
    loose: int = Field(default=1, nullable=True)
    noted: Annotated[str, Field(max_length=9)]


class Item(SQLModel, table=True):
    __tablename__ = "items"
    __table_args__ = (sa.UniqueConstraint("title", name="uq_title"), {"schema": "x", "comment": "c"})
    id: Optional[int] = Field(default=None, primary_key=True)
    title: str = Field(index=True)
    owner_id: uuid.UUID = Field(foreign_key="user.id", nullable=False, ondelete="CASCADE")
    other_id: Optional[uuid.UUID] = Field(default=None, foreign_key="user.id", index=True)
    owner: User | None = Relationship(
        sa_relationship_kwargs={"foreign_keys": "[Item.owner_id]", "overlaps": "items"}
    )


class Link(SQLModel, table=True):
    a: int = Field(primary_key=True, foreign_key="x.items.id")
    b: int = Field(primary_key=True)


class UserCreate(UserBase):
    password: str = Field(min_length=8)


for table in SQLModel.metadata.tables.values():
    print(table.name, table.schema, table.comment)
    for column in table.columns:
        kind = column.type
        print(
            "   ", column.name, column.key, type(kind).__name__, getattr(kind, "length", None),
            getattr(kind, "precision", None), getattr(kind, "scale", None), getattr(kind, "timezone", None),
            getattr(kind, "enums", None), column.nullable, column.primary_key, bool(column.unique),
            bool(column.index), column.default is not None, column.server_default is not None,
            [(key.target_fullname, key.ondelete) for key in column.foreign_keys],
        )  # fmt: skip
    print("   ", len(table.indexes))
print(sorted(UserCreate.model_fields), sorted(User.model_fields))
user = User(email="x@y.z", hashed_password="q", nonsense=1)
print(user.email, user.kind, user.full_name, user.nick, user.is_active)
for attempt in (
    lambda: UserCreate(email="a@b.c", password="12345678", is_active="yes").model_dump(),
    lambda: UserBase(email="a@b.c", is_active="nope"),
    lambda: type("Bad", (SQLModel,), {"__annotations__": {"x": Union[int, str]}}, table=True),
    lambda: Field(sa_column=Column(String), primary_key=True),
    lambda: type("Bad", (SQLModel,), {"__annotations__": {"x": AnyUrl}}, table=True),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])
print(repr(AutoString(5)), repr(AutoString()))
sys.stdout.flush()
