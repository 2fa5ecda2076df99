"""``sqlalchemy.dialects.mysql.json``"""

from .types import JSON  # noqa: F401
