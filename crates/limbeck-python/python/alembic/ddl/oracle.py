"""The implementation of `oracle`."""

from alembic.ddl.impl import _OracleImpl as OracleImpl

__all__ = ("OracleImpl",)
