"""The script directory."""

_HOMES = {"ScriptDirectory": "base", "Script": "base"}


def __getattr__(name):
    if name in ("base", "revision", "write_hooks"):
        return __import__("alembic.script." + name, None, None, (name,))
    if name in _HOMES:
        from alembic.script import base

        return getattr(base, name)
    raise AttributeError(f"module 'alembic.script' has no attribute {name!r}")
