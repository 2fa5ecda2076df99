"""`CurrencyType`"""

from sqlalchemy import types


class CurrencyType(types.TypeDecorator):
    """A currency, by code."""

    impl = types.String(3)
    cache_ok = True

