"""Types of `sqlalchemy_utils`."""

__version__ = "0.43.0"

_HOMES = {
    "sqlalchemy_utils.functions": ("database_exists", "create_database", "drop_database"),
    "sqlalchemy_utils.listeners": (
        "auto_delete_orphans",
        "coercion_listener",
        "force_auto_coercion",
        "force_instant_defaults",
        "observes",
    ),
    "sqlalchemy_utils.models": ("Timestamp", "generic_repr"),
    "sqlalchemy_utils.generic": ("generic_relationship",),
}


def __getattr__(name):
    if name == "types":
        return __import__("sqlalchemy_utils.types", None, None, (name,))
    for home, names in _HOMES.items():
        if name in names:
            return getattr(__import__(home, None, None, (name,)), name)
    if name.startswith("__"):
        raise AttributeError(f"module 'sqlalchemy_utils' has no attribute {name!r}")
    from sqlalchemy_utils import types

    try:
        return getattr(types, name)
    except AttributeError:
        from sqlalchemy.util import unsupported

        return unsupported(f"sqlalchemy_utils.{name}")
