"""What is known of a mapped class."""

from .. import exc as sa_exc
from ..sql.base import ColumnCollection
from ..util import OrderedSet
from .exc import UnmappedClassError, UnmappedInstanceError
from .properties import ColumnProperty, Composite, Synonym
from .relationships import RelationshipProperty


class _Collection(dict):
    """Properties by key, also as attributes."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(self):
        return iter(list(self.values()))

    def __contains__(self, key):
        return dict.__contains__(self, key)

    def keys(self):
        return list(dict.keys(self))


class Mapper:
    """A class and its table."""

    is_mapper = True
    is_selectable = False
    is_aliased_class = False
    is_instance = False

    def __init__(self, registry, class_, local_table, parent, options):
        self.registry = registry
        self.class_ = self.entity = class_
        self.local_table = local_table
        self.inherits = parent.__mapper__ if parent is not None else None
        self.concrete = bool(options.get("concrete"))
        if self.concrete and self.inherits is not None:
            self.inherits = None
        self._options = options
        self._props = {}
        self.validators = {}
        self.has_relationships = False
        self.polymorphic_identity = options.get("polymorphic_identity")
        self.polymorphic_abstract = bool(options.get("polymorphic_abstract"))
        self._polymorphic_on = options.get("polymorphic_on")
        self.eager_defaults = options.get("eager_defaults", "auto")
        self.polymorphic_map = {} if self.inherits is None else self.inherits.polymorphic_map
        if self.polymorphic_identity is not None:
            self.polymorphic_map[self.polymorphic_identity] = self

    @property
    def metadata(self):
        return self.local_table.metadata

    @property
    def mapper(self):
        return self

    @property
    def polymorphic_on(self):
        found = self._polymorphic_on
        if found is None:
            return self.inherits.polymorphic_on if self.inherits is not None else None
        if isinstance(found, str):
            return self._props[found].columns[0]
        convert = getattr(found, "__clause_element__", None)
        return convert() if convert is not None else found

    @property
    def version_id_col(self):
        return self._options.get("version_id_col")

    @property
    def single(self):
        return self.inherits is not None and self.local_table is self.inherits.local_table

    def check(self):
        """Refuses a class without a primary key."""
        given = self._options.get("primary_key")
        if given:
            return
        if not any(column.primary_key for column in self.local_table.c):
            raise sa_exc.ArgumentError(
                f"Mapper {self} could not assemble any primary key columns for mapped table "
                f"'{self.local_table.description}'")

    @property
    def primary_key(self):
        given = self._options.get("primary_key")
        if given:
            given = given if isinstance(given, (list, tuple)) else [given]
            return tuple(item.__clause_element__() if hasattr(item, "__clause_element__")
                         else self.local_table.c[item] if isinstance(item, str) else item
                         for item in given)
        base = self.base_mapper.local_table
        return tuple(column for column in base.c if column.primary_key)

    @property
    def base_mapper(self):
        found = self
        while found.inherits is not None:
            found = found.inherits
        return found

    @property
    def tables(self):
        """The tables of the class, the parent's first."""
        found = [] if self.inherits is None else list(self.inherits.tables)
        if not any(self.local_table is table for table in found):
            found.append(self.local_table)
        return found

    @property
    def persist_selectable(self):
        tables = self.tables
        found = tables[0]
        for table in tables[1:]:
            found = found.join(table)
        return found

    mapped_table = persist_selectable
    selectable = persist_selectable

    def __clause_element__(self):
        return self.persist_selectable

    @property
    def attrs(self):
        return _Collection(self._props)

    all_orm_descriptors = attrs

    @property
    def column_attrs(self):
        return _Collection({key: prop for key, prop in self._props.items()
                            if isinstance(prop, ColumnProperty)})

    @property
    def relationships(self):
        return _Collection({key: prop for key, prop in self._props.items()
                            if isinstance(prop, RelationshipProperty)})

    @property
    def synonyms(self):
        return _Collection({key: prop for key, prop in self._props.items()
                            if isinstance(prop, Synonym)})

    @property
    def composites(self):
        return _Collection({key: prop for key, prop in self._props.items()
                            if isinstance(prop, Composite)})

    @property
    def columns(self):
        found = ColumnCollection()
        for key, prop in self._props.items():
            if isinstance(prop, ColumnProperty):
                found.add(prop.columns[0], key)
        return found

    c = columns

    @property
    def iterate_properties(self):
        return iter(list(self._props.values()))

    def get_property(self, key, **kw):
        try:
            return self._props[key]
        except KeyError:
            raise sa_exc.InvalidRequestError(
                f"Mapper '{self}' has no property '{key}'.  If this property was indicated from "
                "other mappers or configure events, ensure registry.configure() has been called."
            ) from None

    def has_property(self, key):
        return key in self._props

    def get_property_by_column(self, column):
        for prop in self._props.values():
            if isinstance(prop, ColumnProperty) and any(
                    item is column for item in prop.columns):
                return prop
        raise sa_exc.InvalidRequestError(f"No property of {self} is mapped to {column}")

    def add_property(self, key, prop):
        from .decl_base import add_attribute

        add_attribute(self.class_, key, prop)

    def add_properties(self, props):
        for key, prop in props.items():
            self.add_property(key, prop)

    def isa(self, other):
        found = self
        while found is not None:
            if found is other:
                return True
            found = found.inherits
        return False

    @property
    def self_and_descendants(self):
        return OrderedSet(mapper for mapper in self.registry._mappers if mapper.isa(self))

    def primary_key_from_instance(self, instance):
        return [getattr(instance, self.get_property_by_column(column).key)
                for column in self.primary_key]

    def primary_key_from_instance_raw(self, instance):
        """The primary key as the object holds it, without loading anything."""
        return [instance.__dict__.get(self.get_property_by_column(column).key)
                for column in self.primary_key]

    def _source(self):
        """What a query for the class selects from; always the same object."""
        found = self.__dict__.get("_cached_source")
        if found is None:
            found = self._cached_source = self.persist_selectable
        return found

    def _single_criterion(self):
        """The condition that tells rows of the class from others in its table."""
        if not self.single or self.polymorphic_on is None:
            return None
        identities = [mapper.polymorphic_identity for mapper in self.self_and_descendants
                      if mapper.polymorphic_identity is not None]
        return self.polymorphic_on.in_(identities)

    def _select_columns(self):
        """The columns of a query for the class."""
        return [prop.columns[0] for prop in self._props.values()
                if isinstance(prop, ColumnProperty)]

    def _column_keys(self):
        return [key for key, prop in self._props.items() if isinstance(prop, ColumnProperty)]

    def __repr__(self):
        return f"<Mapper at {id(self):#x}; {self.class_.__name__}>"

    def __str__(self):
        table = self.local_table.description if self.local_table is not None else "None"
        return f"Mapper[{self.class_.__name__}({table})]"


def class_mapper(class_, configure=True):
    found = getattr(class_, "__mapper__", None)
    if found is None:
        raise UnmappedClassError(class_)
    return found


def object_mapper(instance):
    found = getattr(type(instance), "__mapper__", None)
    if found is None:
        raise UnmappedInstanceError(instance)
    return found


def configure_mappers():
    """Nothing is left to do: relations are worked out when they are used."""


def clear_mappers():
    raise NotImplementedError("clear_mappers() is not supported")


def mapper(*arg, **kw):
    raise sa_exc.InvalidRequestError(
        "The 'sqlalchemy.orm.mapper()' function is removed as of SQLAlchemy 2.0.  Use the "
        "'sqlalchemy.orm.registry.map_imperatively()` method of the ``sqlalchemy.orm.registry`` "
        "class to perform classical mapping.")


def reconstructor(fn):
    return fn


def validates(*names, include_removes=False, include_backrefs=True):
    """Registers a method that checks the values of attributes."""

    def decorate(fn):
        fn.__sa_validators__ = names
        return fn

    return decorate
