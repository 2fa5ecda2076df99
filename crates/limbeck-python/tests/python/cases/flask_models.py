"""Models of flask_sqlalchemy."""

import sys

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

metadata = sa.MetaData(naming_convention={"pk": "pk_%(table_name)s"})
db = SQLAlchemy(metadata=metadata)


class Mixin:
    created = db.Column(db.DateTime, default=db.func.now())

    @declared_attr
    def updated(cls):
        return db.Column(db.DateTime)


class HTTPUser(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(80), unique=True, nullable=False)
    posts = db.relationship("Post", backref="user")


class Post(db.Model):
    __tablename__ = "posts"
    id = db.Column(db.Integer, primary_key=True)
    user_id = db.Column(db.Integer, db.ForeignKey("http_user.id"))


class Thing2Do(Mixin, db.Model):
    id = db.Column(db.Integer, primary_key=True)


class Child(HTTPUser):
    extra = db.Column(db.Text)


class JoinedChild(HTTPUser):
    id = db.Column(db.ForeignKey(HTTPUser.id), primary_key=True)
    more = db.Column(db.Text)


class Abstract(db.Model):
    __abstract__ = True
    shared = db.Column(db.Integer)


class ABCDef(Abstract):
    pk = db.Column(db.Integer, primary_key=True)


class Elsewhere(db.Model):
    __bind_key__ = "other"
    id = db.Column(db.Integer, primary_key=True)


tags = db.Table("tags", db.Column("a", db.Integer), db.Column("b", db.Integer))
other = db.Table("others", sa.Column("a", sa.Integer), bind_key="other")


class Base(DeclarativeBase):
    metadata = sa.MetaData(naming_convention={"pk": "pkey_%(table_name)s"})


modern = SQLAlchemy(model_class=Base)


class NewUser(modern.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str | None] = mapped_column(sa.String(5))


class Explicit(modern.Model):
    __tablename__ = "given"
    id: Mapped[int] = mapped_column(primary_key=True)


for owner in (db, modern):
    for key, metadata in owner.metadatas.items():
        print(key, metadata.naming_convention.get("pk"))
        for table in sorted(metadata.tables.values(), key=lambda table: table.name):
            print("   ", table.name, [(c.name, type(c.type).__name__, c.nullable, c.primary_key) for c in table.columns])
print(db.Model.metadata is db.metadata, db.Column is sa.Column, HTTPUser.__tablename__, ABCDef.__tablename__)
sys.stdout.flush()
