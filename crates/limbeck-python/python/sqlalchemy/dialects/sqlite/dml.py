"""``INSERT … ON CONFLICT``"""

from ..postgresql.dml import Insert as _Insert


class Insert(_Insert):
    """An insert that may meet existing rows."""

    _needs_target = False


def insert(table):
    return Insert(table)
