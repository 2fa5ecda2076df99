"""Types of the extension `vector`."""

from pgvector.sqlalchemy.bit import BIT
from pgvector.sqlalchemy.halfvec import HALFVEC
from pgvector.sqlalchemy.sparsevec import SPARSEVEC
from pgvector.sqlalchemy.vector import VECTOR
from pgvector.sqlalchemy.vector import VECTOR as Vector


def avg(*arguments):
    """The average."""
    from sqlalchemy import func

    return func.avg(*arguments)


def sum(*arguments):
    """The sum."""
    from sqlalchemy import func

    return func.sum(*arguments)


__all__ = ["BIT", "HALFVEC", "SPARSEVEC", "VECTOR", "Vector", "avg", "sum"]
