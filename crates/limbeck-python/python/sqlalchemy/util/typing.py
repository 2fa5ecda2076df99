"""``sqlalchemy.util.typing``"""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    import typing

    return getattr(typing, name)
