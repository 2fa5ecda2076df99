"""Collections of related objects."""


class MappedCollection(dict):
    """Related objects by a key."""

    def __init__(self, keyfunc, *, ignore_unpopulated_attribute=False):
        super().__init__()
        self.keyfunc = keyfunc

    def __class_getitem__(cls, item):
        return cls

    def set(self, value):
        self[self.keyfunc(value)] = value


KeyFuncDict = MappedCollection


def attribute_keyed_dict(attr_name, *, ignore_unpopulated_attribute=False):
    return lambda: MappedCollection(lambda item: getattr(item, attr_name))


attribute_mapped_collection = attribute_keyed_dict


def column_keyed_dict(mapping_spec, *, ignore_unpopulated_attribute=False):
    return lambda: MappedCollection(lambda item: getattr(item, mapping_spec.key))


column_mapped_collection = column_keyed_dict


def keyfunc_mapping(keyfunc, *, ignore_unpopulated_attribute=False):
    return lambda: MappedCollection(keyfunc)


mapped_collection = keyfunc_mapping


class InstrumentedList(list):
    pass


class InstrumentedSet(set):
    pass


class InstrumentedDict(dict):
    pass


class _Collection:
    """``@collection.appender`` and its like."""

    def __getattr__(self, name):
        return lambda fn=None, *arg, **kw: fn


collection = _Collection()
