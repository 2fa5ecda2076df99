"""The implementations of `mysql` and `mariadb`."""

from alembic.ddl.impl import _MariaDBImpl as MariaDBImpl
from alembic.ddl.impl import _MySQLImpl as MySQLImpl

__all__ = ("MariaDBImpl", "MySQLImpl")
