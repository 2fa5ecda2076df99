import sqlalchemy as sa
from sqlalchemy.orm import backref, declarative_base, relationship

Base = declarative_base()

tags = sa.Table(
    "post_tags",
    Base.metadata,
    sa.Column("post_id", sa.ForeignKey("posts.id"), primary_key=True),
    sa.Column("tag_id", sa.ForeignKey("tags.id"), primary_key=True),
)


class Post(Base):
    __tablename__ = "posts"

    id = sa.Column(sa.Integer, primary_key=True)
    tags = relationship("Tag", secondary=tags, backref="posts")
    comments = relationship("Comment", backref=backref("post"), cascade="all, delete-orphan")


class Tag(Base):
    __tablename__ = "tags"

    id = sa.Column(sa.Integer, primary_key=True)


class Comment(Base):
    __tablename__ = "comments"

    id = sa.Column(sa.Integer, primary_key=True)
    post_id = sa.Column(sa.Integer, sa.ForeignKey("posts.id"), nullable=False)


metadata = Base.metadata
