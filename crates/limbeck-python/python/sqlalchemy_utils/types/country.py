"""`CountryType`"""

from sqlalchemy import types


class CountryType(types.TypeDecorator):
    """A country, by code."""

    impl = types.String(2)
    cache_ok = True

