"""`ColorType`"""

from sqlalchemy import types


class ColorType(types.TypeDecorator):
    """A colour."""

    impl = types.Unicode(20)
    cache_ok = True

    def __init__(self, max_length=20, *args, **kw):
        super().__init__(*args, **kw)
        self.impl = types.Unicode(max_length)
