"""Attributes of mapped classes."""

from ..sql.elements import ClauseElement
from ..sql.operators import ColumnOperators
from .base import NO_VALUE, Mapped  # noqa: F401


class QueryableAttribute(Mapped):
    """An attribute of a mapped class: an expression there, a value on its instances."""

    is_attribute = True
    _join_parts = None

    def __init__(self, class_, key, prop=None):
        self.class_ = class_
        self.key = key
        self.prop = self.property = prop
        self.parent = None

    def __set_name__(self, owner, name):
        pass

    @property
    def expression(self):
        return self.__clause_element__()

    def __clause_element__(self):
        return self.prop.expression

    @property
    def comparator(self):
        return self

    def operate(self, op, *other, **kwargs):
        return op(self.__clause_element__(), *[_plain(item) for item in other], **kwargs)

    def reverse_operate(self, op, other, **kwargs):
        return op(_plain(other), self.__clause_element__())

    def label(self, name):
        return self.__clause_element__().label(name)

    def cast(self, type_):
        return self.__clause_element__().cast(type_)

    @property
    def name(self):
        return self.__clause_element__().name

    @property
    def type(self):
        return self.__clause_element__().type

    @property
    def info(self):
        return self.prop.info if self.prop.info is not None else {}

    def __str__(self):
        return f"{self.class_.__name__}.{self.key}"

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return getattr(self.__clause_element__(), name)
        except AttributeError:
            raise AttributeError(
                f"Neither 'InstrumentedAttribute' object nor 'Comparator' object associated with "
                f"{self} has an attribute {name!r}") from None

    __hash__ = object.__hash__


def _plain(value):
    convert = getattr(value, "__clause_element__", None)
    if convert is not None and not isinstance(value, (ClauseElement, type)):
        return convert()
    return value


class PropComparator(ColumnOperators):
    """Base of a property's own comparisons."""

    def __init__(self, prop, parentmapper=None, adapt_to_entity=None):
        self.prop = self.property = prop

    def __clause_element__(self):
        return self.prop.expression

    def operate(self, op, *other, **kwargs):
        return op(self.__clause_element__(), *other, **kwargs)


_MISSING = object()


class InstrumentedAttribute(QueryableAttribute):
    """An attribute that holds a column's value."""

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        state = instance.__dict__
        if self.key in state:
            return state[self.key]
        expired = state.get("_sa_expired")
        if expired and self.key in expired:
            from .state import load_expired

            load_expired(instance)
            return state.get(self.key)
        return None

    def __set__(self, instance, value):
        for validator in self.class_.__mapper__.validators.get(self.key, ()):
            value = validator(instance, self.key, value)
        mutable = getattr(getattr(self.prop, "expression", None), "type", None)
        coerce = getattr(mutable, "_mutable_class", None)
        if coerce is not None:
            value = coerce.coerce(self.key, value)
        instance.__dict__[self.key] = value

    def __delete__(self, instance):
        instance.__dict__.pop(self.key, None)


class RelationshipAttribute(InstrumentedAttribute):
    """An attribute that holds related objects."""

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        state = instance.__dict__
        if self.key in state:
            return state[self.key]
        from .loading import load_related

        return load_related(instance, self.prop)

    def __set__(self, instance, value):
        for validator in self.class_.__mapper__.validators.get(self.key, ()):
            value = validator(instance, self.key, value)
        instance.__dict__[self.key] = value
        from .loading import backfill

        backfill(instance, self.prop, value)

    def __clause_element__(self):
        return self.prop.primary_condition()

    def _join_parts(self, target=None):
        from .query import AliasedClass

        alias = None
        if target is not None and target is not self:
            alias = target if isinstance(target, AliasedClass) else None
        return self.prop.join_steps(self.class_, alias)

    def of_type(self, class_):
        return self

    def and_(self, *criteria):
        raise NotImplementedError("relationship.and_() is not supported")

    def any(self, criterion=None, **kwargs):
        return self.prop.exists(criterion, kwargs)

    has = any

    def contains(self, other, **kwargs):
        return self.prop.contains(other)

    def __eq__(self, other):
        return self.prop.equals(other)

    def __ne__(self, other):
        return ~self.prop.equals(other)

    __hash__ = object.__hash__


# It is known by the name of the class that stands for all attributes.
RelationshipAttribute.__name__ = RelationshipAttribute.__qualname__ = "InstrumentedAttribute"


def set_attribute(instance, key, value, initiator=None):
    setattr(instance, key, value)


def get_attribute(instance, key):
    return getattr(instance, key)


def set_committed_value(instance, key, value):
    instance.__dict__[key] = value
    snapshot = instance.__dict__.get("_sa_loaded")
    if snapshot is not None:
        snapshot[key] = value


def flag_modified(instance, key):
    instance.__dict__.setdefault("_sa_changed", set()).add(key)


def flag_dirty(instance):
    pass


def del_attribute(instance, key, initiator=None):
    delattr(instance, key)


def get_history(obj, key, passive=None):
    from .state import History

    return History.of(obj, key)


def init_collection(obj, key):
    obj.__dict__[key] = []
    return obj.__dict__[key]
