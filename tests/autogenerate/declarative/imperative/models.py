import sqlalchemy as sa
from sqlalchemy.orm import registry

mapper_registry = registry()
metadata = mapper_registry.metadata

users = sa.Table(
    "users",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(9)),
)


class User:
    pass


mapper_registry.map_imperatively(User, users, properties={"label": users.c.name})
