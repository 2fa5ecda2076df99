import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base import Base
from app.users import User


class Order(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey(User.id))
    user: Mapped[User] = relationship(back_populates="orders")
