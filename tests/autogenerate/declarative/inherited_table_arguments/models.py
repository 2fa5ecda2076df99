import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Commented(Base):
    __abstract__ = True
    __table_args__ = {"comment": "one of ours"}


class Payment(Commented):
    __tablename__ = "payments"

    id: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(9))
    refund_of: Mapped[int | None] = mapped_column(sa.ForeignKey("payments.id"))
    __mapper_args__ = {"polymorphic_on": "kind"}


class CardPayment(Payment):
    __mapper_args__ = {"polymorphic_identity": "card"}

    last4: Mapped[str | None] = mapped_column(sa.CHAR(4))


class Transfer(Payment):
    __tablename__ = "transfers"
    __mapper_args__ = {"polymorphic_identity": "transfer"}

    id: Mapped[int] = mapped_column(sa.ForeignKey("payments.id"), primary_key=True)


class Note(Base):
    __tablename__ = "notes"

    payment_id: Mapped[int] = mapped_column(sa.ForeignKey(Payment.id), primary_key=True)
    text: Mapped[str]


metadata = Base.metadata
