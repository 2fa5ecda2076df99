"""The implementation of `sqlite`."""

from alembic.ddl.impl import _SQLiteImpl as SQLiteImpl

__all__ = ("SQLiteImpl",)
