"""``sqlalchemy.orm.instrumentation``"""


def is_instrumented(instance, key):
    from .attributes import InstrumentedAttribute

    return isinstance(getattr(type(instance), key, None), InstrumentedAttribute)


class ClassManager(dict):
    pass


def register_class(*arg, **kw):
    raise NotImplementedError("register_class() is not supported")
