"""The implementation of `mssql`."""

from alembic.ddl.impl import _MSSQLImpl as MSSQLImpl

__all__ = ("MSSQLImpl",)
