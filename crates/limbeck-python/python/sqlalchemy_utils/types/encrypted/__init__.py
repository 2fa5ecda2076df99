"""Encrypted values."""


def __getattr__(name):
    if name == "encrypted_type":
        return __import__("sqlalchemy_utils.types.encrypted.encrypted_type", None, None, (name,))
    raise AttributeError(f"module 'sqlalchemy_utils.types.encrypted' has no attribute {name!r}")
