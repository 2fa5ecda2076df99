"""Models from a live database."""


def automap_base(declarative_base=None, **kw):
    raise NotImplementedError("sqlalchemy.ext.automap is not supported")


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    from ..util import unsupported

    return unsupported(f"sqlalchemy.ext.automap.{name}")
