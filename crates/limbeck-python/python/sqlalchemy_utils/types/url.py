"""`URLType`"""

from sqlalchemy import types


class URLType(types.TypeDecorator):
    """An URL."""

    impl = types.UnicodeText
    cache_ok = True

