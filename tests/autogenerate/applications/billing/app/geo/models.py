import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.db.base import intpk


class Place(Base):
    __tablename__ = "place"

    id: Mapped[intpk]
    latitude: Mapped[float] = mapped_column(sa.Double)
    longitude: Mapped[float] = mapped_column(sa.REAL)
    info: Mapped[dict | None] = mapped_column(sa.JSON, info={"internal": True})
