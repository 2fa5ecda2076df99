"""`IPAddressType`"""

from sqlalchemy import types


class IPAddressType(types.TypeDecorator):
    """An IP address."""

    impl = types.Unicode(50)
    cache_ok = True

    def __init__(self, max_length=50, *args, **kw):
        super().__init__(*args, **kw)
        self.impl = types.Unicode(max_length)
