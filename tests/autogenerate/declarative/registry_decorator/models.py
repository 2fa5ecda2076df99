import sqlalchemy as sa
from sqlalchemy.orm import registry

mapper_registry = registry()
metadata = mapper_registry.metadata


@mapper_registry.mapped
class User:
    __tablename__ = "users"

    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(9))
