"""Types of `sqlalchemy_utils`."""

__version__ = "0.43.0"


def __getattr__(name):
    if name == "types":
        return __import__("sqlalchemy_utils.types", None, None, (name,))
    if name in ("database_exists", "create_database", "drop_database"):
        from sqlalchemy_utils import functions

        return getattr(functions, name)
    if name == "Timestamp":
        from sqlalchemy_utils.models import Timestamp

        return Timestamp
    if name.startswith("__"):
        raise AttributeError(f"module 'sqlalchemy_utils' has no attribute {name!r}")
    from sqlalchemy_utils import types

    try:
        return getattr(types, name)
    except AttributeError:
        raise NotImplementedError(f"sqlalchemy_utils.{name} is not supported") from None
