"""``sqlalchemy.orm.util``"""

from .query import AliasedClass, aliased  # noqa: F401
from .state import was_deleted  # noqa: F401


def object_mapper(instance):
    from .mapper import object_mapper as find

    return find(instance)


def class_mapper(class_):
    from .mapper import class_mapper as find

    return find(class_)


def identity_key(*args, **kw):
    raise NotImplementedError("identity_key() is not supported")
