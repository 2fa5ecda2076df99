"""`EncryptedType` and `StringEncryptedType`"""

from sqlalchemy import types


class _Encrypted(types.TypeDecorator):
    impl = types.String
    cache_ok = True

    def __init__(self, type_in=None, key=None, engine=None, padding=None, **kw):
        super().__init__(**kw)
        self.underlying_type = types.String() if type_in is None else type_in
        self.key = key

    def __repr__(self):
        return f"{type(self).__name__}()"


class StringEncryptedType(_Encrypted):
    """An encrypted value, kept as text."""


class EncryptedType(_Encrypted):
    """An encrypted value, kept as bytes."""

    impl = types.LargeBinary
