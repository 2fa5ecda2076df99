"""Where in the project's own files an operation was asked for."""

import sys

_OWN_PACKAGES = frozenset(
    (
        "alembic",
        "asyncio",
        "contextlib",
        "flask_sqlalchemy",
        "functools",
        "limbeck_wire",
        "sqlalchemy",
        "sqlmodel",
    )
)


def user_origin():
    """File and line of the innermost frame outside of the built-in packages, or `None`."""
    frame = sys._getframe(1)
    while frame is not None:
        name = frame.f_globals.get("__name__") or ""
        file = frame.f_code.co_filename
        if not file.startswith("<frozen") and name.partition(".")[0] not in _OWN_PACKAGES:
            return {"file": file, "line": frame.f_lineno}
        frame = frame.f_back
    return None
