"""Values whose changes are noticed."""

from ..sql.type_api import to_instance


class MutableBase:
    @classmethod
    def coerce(cls, key, value):
        if value is None:
            return None
        raise ValueError(f"Attribute '{key}' does not accept objects of type {type(value)}")


class Mutable(MutableBase):
    """A value that tells its owner of changes."""

    def changed(self):
        for owner, key in getattr(self, "_owners", ()):
            owner.__dict__.setdefault("_sa_changed", set()).add(key)

    @classmethod
    def associate_with_attribute(cls, attribute):
        pass

    @classmethod
    def associate_with(cls, sqltype):
        pass

    @classmethod
    def as_mutable(cls, sqltype):
        sqltype = to_instance(sqltype)
        sqltype._mutable_class = cls
        return sqltype


class MutableComposite(MutableBase):
    def changed(self):
        pass


def _noting(base, names):
    def note(name):
        inner = getattr(base, name)

        def method(self, *arg, **kw):
            result = inner(self, *arg, **kw)
            self.changed()
            return result

        method.__name__ = name
        return method

    return {name: note(name) for name in names}


class MutableDict(Mutable, dict):
    """A dictionary whose changes are noticed."""

    locals().update(_noting(dict, ("__setitem__", "__delitem__", "update", "pop", "popitem",
                                   "setdefault", "clear")))

    def __class_getitem__(cls, item):
        return cls

    @classmethod
    def coerce(cls, key, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, dict):
            return cls(value)
        return Mutable.coerce(key, value)


class MutableList(Mutable, list):
    """A list whose changes are noticed."""

    locals().update(_noting(list, ("__setitem__", "__delitem__", "append", "extend", "insert",
                                   "pop", "remove", "clear", "sort", "reverse", "__iadd__")))

    def __class_getitem__(cls, item):
        return cls

    @classmethod
    def coerce(cls, key, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, list):
            return cls(value)
        return Mutable.coerce(key, value)


class MutableSet(Mutable, set):
    """A set whose changes are noticed."""

    locals().update(_noting(set, ("add", "remove", "discard", "pop", "clear", "update")))

    def __class_getitem__(cls, item):
        return cls

    @classmethod
    def coerce(cls, index, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, set):
            return cls(value)
        return Mutable.coerce(index, value)
