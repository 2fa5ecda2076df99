"""``sqlalchemy.sql.util``"""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    from ..util import unsupported

    return unsupported(f"sqlalchemy.sql.util.{name}")
