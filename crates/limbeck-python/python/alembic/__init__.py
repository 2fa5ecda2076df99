"""The `alembic` package as environment and migration scripts import it.

It captures what a script asks for and hands it to the application; nothing here produces SQL.
"""

__version__ = "1.20.1"

_SUBMODULES = frozenset(
    (
        "autogenerate",
        "command",
        "config",
        "context",
        "ddl",
        "environment",
        "migration",
        "op",
        "operations",
        "runtime",
        "script",
        "util",
    )
)


def __getattr__(name):
    if name in _SUBMODULES:
        return __import__("alembic." + name, None, None, (name,))
    raise AttributeError(f"module 'alembic' has no attribute {name!r}")
