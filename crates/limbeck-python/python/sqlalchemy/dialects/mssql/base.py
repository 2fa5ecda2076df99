"""``sqlalchemy.dialects.mssql.base``"""

from .types import *  # noqa: F401,F403


def __getattr__(name):
    from .. import mssql

    if name == "MSDialect":
        return mssql.dialect
    return getattr(mssql, name)
