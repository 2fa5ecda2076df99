"""``sqlalchemy.dialects.postgresql.json``"""

from .types import JSON, JSONB, JSONPATH  # noqa: F401
