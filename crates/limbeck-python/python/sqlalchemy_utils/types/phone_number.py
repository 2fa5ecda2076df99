"""`PhoneNumberType`"""

from sqlalchemy import types


class PhoneNumberType(types.TypeDecorator):
    """A telephone number."""

    impl = types.Unicode(20)
    cache_ok = True

    def __init__(self, region="US", max_length=20, *args, **kw):
        super().__init__(*args, **kw)
        self.region = region
        self.impl = types.Unicode(max_length)
