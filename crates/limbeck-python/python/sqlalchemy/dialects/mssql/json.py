"""``sqlalchemy.dialects.mssql.json``"""

from .types import JSON  # noqa: F401
