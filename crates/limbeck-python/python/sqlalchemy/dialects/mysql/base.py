"""``sqlalchemy.dialects.mysql.base``"""

from .types import *  # noqa: F401,F403


def __getattr__(name):
    from .. import mysql

    return getattr(mysql, name)
