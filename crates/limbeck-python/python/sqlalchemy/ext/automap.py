"""Models from a live database."""


def automap_base(declarative_base=None, **kw):
    raise NotImplementedError("sqlalchemy.ext.automap is not supported")


def __getattr__(name):
    raise NotImplementedError(f"sqlalchemy.ext.automap.{name} is not supported")
