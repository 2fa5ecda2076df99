from __future__ import annotations

from datetime import datetime as moment
from typing import TYPE_CHECKING, Annotated, Optional

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

if TYPE_CHECKING:
    from models import User

created = Annotated[moment, mapped_column(server_default=sa.func.now())]
short = Annotated[str, mapped_column(sa.String(20))]


class Audited:
    created: Mapped[created]
    changed: Mapped[moment | None] = mapped_column(onupdate=sa.func.now())
    remark: Mapped[Optional[short]]

    @declared_attr
    def owner_id(cls) -> Mapped[Optional[int]]:
        return mapped_column(sa.ForeignKey("users.id"))

    @declared_attr
    def owner(cls) -> Mapped[Optional[User]]:
        return relationship("User")
