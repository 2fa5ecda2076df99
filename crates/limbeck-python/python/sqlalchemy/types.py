"""``sqlalchemy.types``"""

from .sql import sqltypes

__all__ = sqltypes.__all__


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    found = globals()[name] = getattr(sqltypes, name)
    return found
