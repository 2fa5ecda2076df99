"""``sqlalchemy.dialects.mysql.enumerated``"""

from .types import ENUM, SET  # noqa: F401
