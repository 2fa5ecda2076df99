"""Declarative models of every style: the tables they make, and how their classes behave."""

import dataclasses
import datetime
import decimal
import enum
import re
import uuid
import warnings
from typing import Annotated, Any, ClassVar, Dict, List, Literal, NewType, Optional, Set, Union

import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.orm import (
    DeclarativeBase, DeclarativeBaseNoMeta, Mapped, MappedAsDataclass, Session, aliased, backref,
    column_property, composite, declarative_base, declared_attr, deferred, foreign, joinedload,
    mapped_column, registry, relationship, remote, scoped_session, sessionmaker, synonym, validates,
)

warnings.simplefilter("ignore")


class Color(enum.Enum):
    red = "r"
    green = "g"


class Status(str, enum.Enum):
    ACTIVE = "active"
    GONE = "gone"


UserId = NewType("UserId", int)
intpk = Annotated[int, mapped_column(primary_key=True)]
str50 = Annotated[str, 50]
named = Annotated[str, mapped_column(sa.String(30), nullable=False, comment="a name")]
created = Annotated[datetime.datetime, mapped_column(sa.DateTime(timezone=True), server_default=sa.func.now())]
owner = Annotated[int, mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)]


class Base(DeclarativeBase):
    metadata = sa.MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "pk": "pk_%(table_name)s"})
    type_annotation_map = {
        str50: sa.String(50),
        Dict[str, Any]: postgresql.JSONB,
        list[str]: sa.ARRAY(sa.String),
        datetime.datetime: sa.DateTime(timezone=True),
        UserId: sa.BigInteger,
        decimal.Decimal: sa.Numeric(12, 4),
        Status: sa.Enum(Status, native_enum=False, length=20),
    }


class Timestamps:
    created_at: Mapped[datetime.datetime] = mapped_column(server_default=sa.func.now(), sort_order=90)
    updated_at: Mapped[Optional[datetime.datetime]] = mapped_column(onupdate=sa.func.now(), sort_order=91)


class HasOwner:
    @declared_attr
    def owner_id(cls) -> Mapped[Optional[int]]:
        return mapped_column(sa.ForeignKey("users.id"))

    @declared_attr
    def owner(cls) -> Mapped["User"]:
        return relationship("User", foreign_keys=[cls.owner_id])

    @declared_attr.directive
    def __table_args__(cls):
        return (sa.Index(f"ix_{cls.__name__.lower()}_owner", "owner_id"), {"comment": cls.__name__})


class Tablename:
    @declared_attr.directive
    def __tablename__(cls):
        return re.sub("(?<!^)(?=[A-Z])", "_", cls.__name__).lower() + "s"


tags = sa.Table(
    "post_tags", Base.metadata,
    sa.Column("post_id", sa.ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("tag_id", sa.ForeignKey("tags.id"), primary_key=True),
)


class User(Tablename, Timestamps, Base):
    id: Mapped[intpk]
    name: Mapped[named]
    email: Mapped[str] = mapped_column(sa.String(255), unique=True, index=True)
    nick: Mapped[Optional[str50]]
    bio: Mapped[str | None] = mapped_column(sa.Text, default=None)
    color: Mapped[Color]
    colors: Mapped[Optional[Color]] = mapped_column(sa.Enum(Color, name="other_color"))
    status: Mapped[Status] = mapped_column(default=Status.ACTIVE)
    level: Mapped[Literal["low", "high"]]
    data: Mapped[Dict[str, Any]] = mapped_column(default=dict, server_default=sa.text("'{}'"))
    tags_: Mapped[list[str]] = mapped_column("tags")
    balance: Mapped[decimal.Decimal] = mapped_column(default=decimal.Decimal("0"))
    ratio: Mapped[float]
    active: Mapped[bool] = mapped_column(server_default=sa.true())
    ext_id: Mapped[uuid.UUID] = mapped_column(default=uuid.uuid4, unique=True)
    legacy: Mapped[UserId]
    born: Mapped[Optional[datetime.date]]
    wake: Mapped[Optional[datetime.time]]
    span: Mapped[Optional[datetime.timedelta]]
    blob: Mapped[bytes] = mapped_column(sa.LargeBinary(20), deferred=True)
    both: Mapped[Union[str, None]]
    old = sa.Column(sa.Integer, nullable=False, server_default="0")
    renamed = sa.Column("real_name", sa.String(7), key="rn")
    constant: ClassVar[int] = 5
    manager_id: Mapped[Optional[int]] = mapped_column(sa.ForeignKey("users.id"))
    manager: Mapped[Optional["User"]] = relationship(remote_side="User.id", back_populates="reports")
    reports: Mapped[List["User"]] = relationship(back_populates="manager")
    posts: Mapped[List["Post"]] = relationship(
        foreign_keys="Post.author_id", back_populates="author", cascade="all, delete-orphan"
    )
    name_length = column_property(sa.func.length(name_ := sa.literal_column("name")))
    alias = synonym("name")
    post_titles = association_proxy("posts", "title")

    @hybrid_property
    def upper_name(self):
        return self.name.upper()

    @upper_name.expression
    def upper_name(cls):
        return sa.func.upper(cls.name)

    @hybrid_method
    def is_named(self, name):
        return self.name == name

    @validates("email")
    def check_email(self, key, value):
        if "@" not in value:
            raise ValueError("no address")
        return value.lower()

    __table_args__ = (
        sa.CheckConstraint("ratio >= 0", name="ratio_positive"),
        sa.UniqueConstraint("name", "nick"),
        sa.Index("ix_users_lower_name", sa.func.lower(sa.text("name")), postgresql_using="btree"),
        {"mysql_engine": "InnoDB"},
    )


class Post(HasOwner, Timestamps, Base):
    __tablename__ = "posts"
    id: Mapped[int] = mapped_column(sa.Identity(start=10), primary_key=True)
    author_id: Mapped[owner]
    title: Mapped[str] = mapped_column(sa.String(100), server_default="", index=True)
    meta: Mapped[dict] = mapped_column(MutableDict.as_mutable(postgresql.JSONB))
    items = sa.Column(MutableList.as_mutable(sa.JSON), default=list)
    full: Mapped[str] = mapped_column(sa.Computed("title || ' x'", persisted=True))
    author: Mapped["User"] = relationship(foreign_keys="Post.author_id", back_populates="posts")
    tags: Mapped[Set["Tag"]] = relationship(secondary=tags, backref=backref("posts", lazy="dynamic"))


class Tag(Base):
    __tablename__ = "tags"
    id: Mapped[intpk]
    name: Mapped[str] = mapped_column(unique=True)


class Animal(Base):
    __tablename__ = "animals"
    id: Mapped[intpk]
    kind: Mapped[str] = mapped_column(sa.String(20))
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}


class Cat(Animal):
    lives: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "cat"}


class Dog(Animal):
    __tablename__ = "dogs"
    id: Mapped[int] = mapped_column(sa.ForeignKey("animals.id"), primary_key=True)
    breed: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "dog"}


class Abstract(Base):
    __abstract__ = True
    __table_args__ = {"schema": "other"}
    id: Mapped[intpk]

    @declared_attr
    def ref(cls):
        return sa.Column(sa.Integer, sa.ForeignKey("users.id"), nullable=False)


class Concrete(Abstract):
    __tablename__ = "concrete"
    extra: Mapped[str50]


@dataclasses.dataclass
class Point:
    x: int
    y: Optional[int]


class Vertex(Base):
    __tablename__ = "vertices"
    id: Mapped[intpk]
    start: Mapped[Point] = composite(mapped_column("x1"), mapped_column("y1"))
    end: Mapped[Point] = composite(mapped_column("x2"), mapped_column("y2", sa.Integer))


class Given(Base):
    __table__ = sa.Table(
        "given", Base.metadata, sa.Column("a", sa.Integer, primary_key=True), sa.Column("b", sa.String(3))
    )
    c = orm.column_property(__table__.c.b)


class Mixed:
    one = sa.Column(sa.Integer)
    two = sa.Column(sa.Integer, nullable=False)


Legacy = declarative_base(metadata=Base.metadata, name="Legacy")


class Old(Mixed, Legacy):
    __tablename__ = "old"
    id = sa.Column(sa.Integer, primary_key=True, autoincrement=False)
    user_id = sa.Column(sa.Integer, sa.ForeignKey("users.id", name="fk_old_user", use_alter=True))
    user = relationship(User, backref="olds", primaryjoin=lambda: User.id == foreign(Old.user_id))
    big = deferred(sa.Column(sa.Text))
    idx = sa.Column(sa.Integer, index=True)
    sa.Index("ix_old_two", idx.desc(), postgresql_include=["user_id"])


class Custom:
    def greet(self):
        return "hello"


CustomBase = declarative_base(cls=Custom)


class Greeter(CustomBase):
    __tablename__ = "greeters"
    id = sa.Column(sa.Integer, primary_key=True)


class NoMeta(DeclarativeBaseNoMeta):
    metadata = Base.metadata


class Plain(NoMeta):
    __tablename__ = "plain"
    id: Mapped[int] = mapped_column(primary_key=True)


class DataBase(MappedAsDataclass, DeclarativeBase):
    metadata = Base.metadata


class Data(DataBase):
    __tablename__ = "data"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str]
    size: Mapped[int] = mapped_column(default=3)
    note: Mapped[Optional[str]] = mapped_column(default=None, kw_only=True)
    made: Mapped[list] = mapped_column(sa.JSON, default_factory=list)


mapper_registry = registry(metadata=Base.metadata)


@mapper_registry.mapped
class Decorated:
    __tablename__ = "decorated"
    id = sa.Column(sa.Integer, primary_key=True)


class Imperative:
    pass


imperative = sa.Table(
    "imperative", Base.metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("v", sa.String)
)
mapper_registry.map_imperatively(Imperative, imperative, properties={"value": imperative.c.v})


def describe(table):
    print(table.fullname, table.comment, dict(table.dialect_kwargs))
    for column in table.c:
        default = column.server_default
        text = getattr(getattr(default, "arg", None), "text", getattr(default, "arg", default))
        print(
            "   ", column.name, column.key, repr(column.type), column.nullable, column.primary_key,
            column.unique, column.index, column.autoincrement, column.comment,
            re.sub("0x[0-9a-f]+", "", str(text) if isinstance(text, str) else type(text).__name__),
            column.default is not None, column.onupdate is not None,
            [(key.target_fullname, key.ondelete, key.use_alter) for key in column.foreign_keys],
        )
    found = []
    for constraint in table.constraints:
        columns = [column.name for column in getattr(constraint, "columns", ())]
        found.append((constraint._creation_order, type(constraint).__name__, str(constraint.name), columns))
    for _, kind, name, columns in sorted(found):
        print("   ", kind, name if kind != "PrimaryKeyConstraint" else "", columns)
    for index in sorted(table.indexes, key=lambda item: ([column.name for column in item.columns], len(dict(item.dialect_kwargs)))):
        print("   ", "Index", [column.name for column in index.columns], index.unique, dict(index.dialect_kwargs))


for table in sorted(Base.metadata.tables.values(), key=lambda item: item.fullname):
    describe(table)
describe(Greeter.__table__)
print(sorted(Base.metadata.tables))
print([table.name for table in Base.metadata.sorted_tables if table.name in ("users", "posts", "tags", "post_tags")])

user = User(name="a", email="A@B", color=Color.red)
print(user.name, user.email, user.nick, user.status, user.upper_name, user.is_named("a"), user.alias)
try:
    User(nope=1)
except TypeError as error:
    print(error)
try:
    User(email="x")
except ValueError as error:
    print(error)
print(User.name.key, User.__tablename__, User.__mapper__.class_ is User, sa.inspect(User) is User.__mapper__)
print([column.key for column in sa.inspect(User).columns][:5], sa.inspect(User).local_table is User.__table__)
print(sorted(sa.inspect(Post).relationships.keys()), [key.name for key in sa.inspect(Post).primary_key])
print(sa.inspect(Old).attrs.big.key, User.constant, Greeter().greet(), issubclass(Cat, Animal))
print(Cat.__table__ is Animal.__table__, Dog.__table__.name, Dog.breed.key, Cat.kind.key, Vertex.__table__.c.keys())
print(repr(Data(name="n")), Data("m", 5, note="z").size, Data("q").made)
try:
    Data()
except TypeError as error:
    print(type(error).__name__)
item = Imperative()
item.value = "x"
print(item.value, Imperative.value.key, Decorated(id=3).id)
print(type(User.name).__name__, type(User.posts).__name__, isinstance(User.name, orm.InstrumentedAttribute))
print(sa.inspect(user).transient, sa.inspect(user).persistent, sa.inspect(user).mapper.class_.__name__)
vertex = Vertex(start=Point(1, 2))
print(vertex.x1, vertex.y1, vertex.start)
print(sorted(cls.__name__ for cls in (mapper.class_ for mapper in Base.registry.mappers)))
factory = sessionmaker(expire_on_commit=False)
print(isinstance(factory(), Session), scoped_session(factory) is not None, joinedload(User.posts) is not None)
print(aliased(User) is not None, remote is not None)


def refused(source):
    names = dict(globals())
    try:
        exec(source, names)
        print("accepted")
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0].replace(__name__, "module"))


refused("""
class Bad1(Base):
    __tablename__ = "bad1"
    x: Mapped[int]
""")
refused("""
class Bad2(Base):
    x: Mapped[intpk]
""")
refused("""
class Bad3(Base):
    __tablename__ = "bad3"
    id: Mapped[intpk]
    x: Mapped[set]
""")
refused("""
class Bad4(Base):
    __tablename__ = "users"
    id: Mapped[intpk]
""")
refused("""
class Bad5(Base):
    __tablename__ = "bad5"
    __table_args__ = 5
    id: Mapped[intpk]
""")
