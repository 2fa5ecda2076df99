import enum

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy_utils import (
    ChoiceType,
    Ltree,
    StringEncryptedType,
    UUIDType,
    force_auto_coercion,
    generic_relationship,
    generic_repr,
    observes,
)
from sqlalchemy_utils.types.encrypted.encrypted_type import AesEngine

force_auto_coercion()


class Kind(enum.Enum):
    small = 1
    large = 2


class Base(DeclarativeBase):
    pass


@generic_repr("id")
class Thing(Base):
    __tablename__ = "things"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind = mapped_column(ChoiceType([("a", "first"), ("b", "second")]))
    size = mapped_column(ChoiceType(Kind, impl=sa.Integer()))
    secret = mapped_column(StringEncryptedType(sa.Unicode, "key", AesEngine, "pkcs5", length=300))
    owner = mapped_column(UUIDType(binary=False, native=False))

    thing_type = mapped_column(sa.Unicode(255))
    thing_id = mapped_column(sa.Integer)
    thing = generic_relationship(thing_type, thing_id)

    @observes("kind")
    def watch(self, kind):
        self.owner = None


metadata = Base.metadata
