"""``sqlalchemy.orm.persistence``"""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    from ..util import unsupported

    return unsupported(f"sqlalchemy.orm.persistence.{name}")
