"""``sqlalchemy.dialects.oracle.json``"""

from .types import JSON  # noqa: F401
