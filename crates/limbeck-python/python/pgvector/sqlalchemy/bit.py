"""`BIT`"""

from sqlalchemy.dialects.postgresql import BIT as _Bit
from sqlalchemy.types import TypeDecorator


class BIT(TypeDecorator):
    """A string of bits."""

    impl = _Bit
    cache_ok = True
