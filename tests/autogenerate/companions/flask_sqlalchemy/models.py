from sqlalchemy.orm import backref

from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
metadata = db.metadata

roles = db.Table(
    "roles_users",
    db.Column("user_id", db.ForeignKey("user.id")),
    db.Column("role_id", db.ForeignKey("role.id")),
)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    user_name = db.Column(db.String(80), unique=True, nullable=False)
    created = db.Column(db.DateTime, server_default=db.func.now())
    roles = db.relationship("Role", secondary=roles, backref="users")


class Role(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(20), index=True)


class BlogPost(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    user_id = db.Column(db.Integer, db.ForeignKey("user.id"), nullable=False)
