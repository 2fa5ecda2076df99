"""Databases of users."""

from fastapi_users_db_sqlalchemy import (  # noqa: F401
    SQLAlchemyBaseOAuthAccountTable,
    SQLAlchemyBaseOAuthAccountTableUUID,
    SQLAlchemyBaseUserTable,
    SQLAlchemyBaseUserTableUUID,
    SQLAlchemyUserDatabase,
)


class BaseUserDatabase:
    """Access to users."""
