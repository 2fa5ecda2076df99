"""`LocaleType`"""

from sqlalchemy import types


class LocaleType(types.TypeDecorator):
    """A locale."""

    impl = types.Unicode(10)
    cache_ok = True

