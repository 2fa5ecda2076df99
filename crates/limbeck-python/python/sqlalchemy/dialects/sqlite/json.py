"""``sqlalchemy.dialects.sqlite.json``"""

from .types import JSON, JSONB  # noqa: F401
