"""Attributes of related objects."""


class AssociationProxy:
    """Stands for an attribute of related objects."""

    is_attribute = True

    def __init__(self, target_collection, attr, *, creator=None, **kw):
        self.target_collection = target_collection
        self.value_attr = attr
        self.creator = creator

    def __class_getitem__(cls, item):
        return cls

    def __set_name__(self, owner, name):
        self.key = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        target = getattr(instance, self.target_collection)
        if target is None:
            return None
        if isinstance(target, (list, set, tuple)):
            return [getattr(item, self.value_attr) for item in target]
        return getattr(target, self.value_attr)


def association_proxy(target_collection, attr, *, creator=None, **kw):
    return AssociationProxy(target_collection, attr, creator=creator, **kw)
