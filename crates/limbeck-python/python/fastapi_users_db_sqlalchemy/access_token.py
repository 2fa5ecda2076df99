"""Access tokens."""

import uuid
from datetime import datetime
from typing import Generic, TypeVar

from fastapi_users_db_sqlalchemy.generics import GUID, TIMESTAMPAware, now_utc
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

ID = TypeVar("ID")


class SQLAlchemyBaseAccessTokenTable(Generic[ID]):
    """Access tokens."""

    __tablename__ = "accesstoken"

    token: Mapped[str] = mapped_column(String(length=43), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(
        TIMESTAMPAware(timezone=True), index=True, nullable=False, default=now_utc
    )


class SQLAlchemyBaseAccessTokenTableUUID(SQLAlchemyBaseAccessTokenTable[uuid.UUID]):
    """Access tokens of users whose id is a UUID."""

    @declared_attr
    def user_id(cls) -> Mapped[GUID]:
        """The user."""
        return mapped_column(GUID, ForeignKey("user.id", ondelete="cascade"), nullable=False)


class SQLAlchemyAccessTokenDatabase(Generic[ID]):
    """Access to tokens, which migrations do not need."""

    def __init__(self, session, access_token_table):
        self.session = session
        self.access_token_table = access_token_table
