"""``sqlalchemy.engine.cursor``"""

from .result import CursorResult, ResultProxy  # noqa: F401
