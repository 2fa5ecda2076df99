"""``sqlalchemy.dialects.sqlite.base``"""

from .types import *  # noqa: F401,F403


def __getattr__(name):
    from .. import sqlite

    if name == "SQLiteDialect":
        return sqlite.dialect
    return getattr(sqlite, name)
