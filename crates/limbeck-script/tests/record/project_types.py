"""Types as a project defines them."""

from sqlalchemy import Integer, String
from sqlalchemy.types import TypeDecorator, UserDefinedType


class Money(TypeDecorator):
    impl = Integer
    cache_ok = True


class Code(TypeDecorator):
    impl = String
    cache_ok = True

    def __init__(self, length):
        super().__init__(length)


class Point(UserDefinedType):
    def get_col_spec(self, **kw):
        return "POINT"


class Upper(String):
    pass
