import datetime
from typing import Annotated, Optional

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

key = Annotated[int, mapped_column(primary_key=True)]
short = Annotated[str, mapped_column(sa.String(20), nullable=False)]
stamp = Annotated[datetime.datetime, mapped_column(server_default=sa.func.now())]


class Base(DeclarativeBase):
    pass


class Thing(Base):
    __tablename__ = "things"

    id: Mapped[key]
    name: Mapped[short]
    other: Mapped[Optional[short]]
    wide: Mapped[short] = mapped_column(sa.String(40))
    created: Mapped[stamp]


metadata = Base.metadata
