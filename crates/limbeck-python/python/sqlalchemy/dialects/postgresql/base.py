"""``sqlalchemy.dialects.postgresql.base``"""

from . import *  # noqa: F401,F403
from . import types
from .types import *  # noqa: F401,F403


def __getattr__(name):
    if name in ("PGDialect", "dialect"):
        from ...engine.default import dialect_class

        return dialect_class("postgresql")
    if name == "UUID":
        return types.UUID
    if name == "RESERVED_WORDS":
        raise NotImplementedError("sqlalchemy.dialects.postgresql.base.RESERVED_WORDS is not "
                                  "supported")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class PGInspector:
    """The inspector; ``inspect(bind)`` makes one."""
