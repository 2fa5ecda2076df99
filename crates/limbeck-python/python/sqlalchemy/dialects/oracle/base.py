"""``sqlalchemy.dialects.oracle.base``"""

from .types import *  # noqa: F401,F403


def __getattr__(name):
    from .. import oracle

    if name == "OracleDialect":
        return oracle.dialect
    return getattr(oracle, name)
