"""From a class to its table."""

from types import FunctionType

import _limbeck

from .. import exc as sa_exc
from ..sql import _schema_column
from ..sql.elements import ColumnClause, Label
from ..sql.schema import Column, SchemaItem, Table
from ..sql.sqltypes import NULLTYPE, to_instance
from . import annotations as notes
from . import properties
from .attributes import InstrumentedAttribute, RelationshipAttribute
from .base import (  # noqa: F401
    DynamicMapped,
    Mapped,
    MappedAnnotation,
    MapperProperty,
    WriteOnlyMapped,
)
from .decl_api import declared_attr
from .properties import ColumnProperty, Composite, MappedColumn, Synonym
from .relationships import RelationshipProperty

_SPECIAL = frozenset(("__tablename__", "__table_args__", "__mapper_args__", "__table__"))
_NO_VALUE = object()
# Where the bases of mapped classes come from.
_HOME = declared_attr.__module__


class _Scan:
    """What a class and its mixins declare."""

    def __init__(self, registry, cls):
        self.registry = registry
        self.cls = cls
        self.properties = {}
        self.annotations = {}
        self.tablename = None
        self.table = None
        self.table_args = None
        self.mapper_args = None
        self.parent = next((base for base in cls.__mro__[1:]
                            if "__mapper__" in base.__dict__), None)
        self.declared = {}

    def run(self):
        type.__setattr__(self.cls, "_sa_declared", self.declared)
        for base in self.cls.__mro__:
            # The bases of this package declare nothing.
            if base is object or base.__module__ == _HOME:
                continue
            if base is not self.cls and "__mapper__" in base.__dict__:
                continue
            if base is not self.cls and self._belongs_to_parent(base):
                self._cascading(base)
                continue
            self._scan(base)
        if self.tablename is None and "__table_args__" not in vars(self.cls):
            # They are those of the table that the class shares.
            self.table_args = None

    def _belongs_to_parent(self, base):
        """Whether a mixin came in with the mapped parent, which has its columns already."""
        return self.parent is not None and base in self.parent.__mro__

    def _cascading(self, base):
        for name, value in list(vars(base).items()):
            if name in _SPECIAL:
                self._special(base, name, value, inherited=True)
            elif isinstance(value, declared_attr):
                if value._cascading and name not in self.cls.__dict__:
                    self._attribute(name, base, None, self._declared_value(value))

    def _declared_value(self, value):
        if value not in self.declared:
            self.declared[value] = value.fget(self.cls)
        return self.declared[value]

    def _special(self, base, name, value, inherited=False):
        if isinstance(value, declared_attr):
            value = value.fget(self.cls)
        elif isinstance(value, property):
            raise sa_exc.InvalidRequestError(f"{name} must be a value or a declared_attr")
        elif inherited and name != "__table_args__":
            return
        attribute = {"__tablename__": "tablename", "__table_args__": "table_args",
                     "__mapper_args__": "mapper_args", "__table__": "table"}[name]
        own = attribute + "_set"
        if not self.__dict__.get(own):
            self.__dict__[own] = True
            setattr(self, attribute, value() if callable(value) and not isinstance(
                value, (type, SchemaItem, str)) else value)

    _scan = _limbeck.scan_class(globals(), vars(properties), vars(_schema_column))

    def _attribute(self, name, base, annotation, value=_NO_VALUE):
        """An attribute that is no ``mapped_column()``."""
        own = base is self.cls
        if not own and annotation is not None:
            # Its names are those of the module that the mixin is written in.
            annotation = notes.resolved(annotation, base)
        if isinstance(value, tuple) and len(value) == 1 and isinstance(
                value[0], (Column, MapperProperty)):
            from ..util import warn

            warn(f"Ignoring declarative-like tuple value of attribute '{name}': possibly a copy-"
                 "and-paste error with a comma accidentally placed at the end of the line?")
            return
        if isinstance(value, Column):
            if not own and value.table is None:
                copied = value._copy()
                self.declared_copy(base, name, copied)
                value = copied
            self.properties[name] = value
        elif isinstance(value, MappedColumn):
            self.properties[name] = value
        elif isinstance(value, (RelationshipProperty, ColumnProperty, Synonym, Composite)):
            if isinstance(value, RelationshipProperty) and not own:
                copied = type(value).__new__(type(value))
                copied.__dict__.update(value.__dict__)
                value = copied
            self.properties[name] = value
        elif isinstance(value, InstrumentedAttribute) and not own:
            return
        elif value is _NO_VALUE or annotation is not None:
            if not self._annotated(name, value, annotation):
                return
        else:
            return
        if annotation is not None:
            self.annotations[name] = annotation

    def declared_copy(self, base, name, copied):
        if name not in self.cls.__dict__:
            type.__setattr__(self.cls, name, copied)

    def _annotated(self, name, value, annotation):
        """An attribute that is only annotated, or has a plain default."""
        if annotation is None:
            return False
        origin, argument = notes.mapped_argument(annotation, self.cls)
        if origin is None:
            return False
        if origin in (DynamicMapped, WriteOnlyMapped) or isinstance(
                origin, type) and issubclass(origin, RelationshipProperty):
            self.properties[name] = origin() if issubclass(origin, RelationshipProperty) \
                else RelationshipProperty()
            return True
        new = MappedColumn() if value is _NO_VALUE else MappedColumn(default=value)
        self.properties[name] = new
        return True


def _returned_annotation(value, found):
    """What a ``declared_attr`` is annotated to return, where that says something of it."""
    if isinstance(found, (MappedColumn, RelationshipProperty)):
        return getattr(value.fget, "__annotations__", {}).get("return")
    return None


# Pairs of attribute and column, in the order of the table.
_columns = _limbeck.scanned_columns(globals())


def _typed_column(scan, name, column):
    """Completes a ``Column`` by the name and the annotation of its attribute."""
    if column.name is None:
        column.name = name
    if column.key is None:
        column.key = column.name
    _typed_from_annotation(scan, name, column)


def _property_columns(scan, name, prop):
    """The columns of what is no column itself, each with its rank and its attribute."""
    if isinstance(prop, Composite):
        return _composite_columns(scan, name, prop)
    found = []
    if isinstance(prop, ColumnProperty):
        for column in prop.columns:
            if isinstance(column, Column) and column.table is None:
                if column.name is None:
                    column.name = column.key = name
                elif column.key is None:
                    column.key = column.name
                found.append((0, name, column))
    return found


def _typed_from_annotation(scan, name, column):
    annotation = scan.annotations.get(name)
    if annotation is None or column.type is not NULLTYPE or column._foreign_key_list:
        return
    origin, argument = notes.mapped_argument(annotation, scan.cls)
    if origin is None:
        return
    inner, _ = notes.without_none(argument, scan.cls)
    found = notes.sql_type(inner, scan.registry, scan.cls, name)
    if found is not None:
        column.type = to_instance(found)


def _composite_columns(scan, name, prop):
    if prop.composite_class is None:
        annotation = scan.annotations.get(name)
        if annotation is not None:
            _, argument = notes.mapped_argument(annotation, scan.cls)
            prop.composite_class, _ = notes.without_none(argument, scan.cls)
    fields = list(getattr(prop.composite_class, "__dataclass_fields__", {}).values())
    found = []
    prop.keys = []
    attrs = prop.attrs
    if not attrs and fields:
        attrs = [MappedColumn(field.name) for field in fields]
        prop.attrs = attrs
    for number, item in enumerate(attrs):
        if isinstance(item, str):
            prop.keys.append(item)
            continue
        if isinstance(item, MappedColumn):
            column = item.column
            if number < len(fields):
                field = fields[number]
                if column.name is None:
                    column.name = column.key = field.name
                inner, optional = notes.without_none(field.type, scan.cls)
                if column.type is NULLTYPE:
                    kind = notes.sql_type(inner, scan.registry, scan.cls, name)
                    if kind is None:
                        raise notes.refuse_type(inner, name)
                    column.type = to_instance(kind)
                if column._user_defined_nullable is None:
                    column.nullable = optional
                    column._given_nullable = column._user_defined_nullable = optional
            prop.keys.append(column.key)
            found.append((item._sort_order, column.key, column))
        elif isinstance(item, Column):
            prop.keys.append(item.key)
            if item.table is None:
                found.append((0, item.key, item))
        else:
            prop.keys.append(item.key)
    return found


def _described_fields(cls):
    """What the fields of a dataclass have in their metadata for this purpose, whose key it names."""
    key = cls.__sa_dataclass_metadata_key__
    if key is None:
        return {}
    found = {}
    for name, field in vars(cls).get("__dataclass_fields__", {}).items():
        if key in field.metadata and name in notes.own_annotations(cls):
            value = field.metadata[key]
            found[name] = value() if type(value) is FunctionType else value
    return found


def map_class(registry, cls):
    """Maps a class; answers its mapper."""
    scan = _Scan(registry, cls)
    try:
        scan.run()
        table = _table(scan)
    finally:
        if "_sa_declared" in cls.__dict__:
            type.__delattr__(cls, "_sa_declared")
    from .mapper import Mapper

    mapper = Mapper(registry, cls, table, scan.parent, dict(scan.mapper_args or {}))
    type.__setattr__(cls, "__mapper__", mapper)
    if "__table__" not in cls.__dict__ and table is not None:
        type.__setattr__(cls, "__table__", table)
    registry._class_registry.setdefault(cls.__name__, cls)
    registry._mappers.append(mapper)
    _instrument(mapper, scan)
    _validators(mapper)
    mapper.check()
    from ..event import _registered

    if _registered:
        from ..event import fire

        for target in (mapper,):
            fire(target, "instrument_class", cls)
    return mapper


def _table(scan):
    cls = scan.cls
    pairs = _columns(scan)
    scan.columns = pairs
    if scan.table is not None:
        return _given_table(scan, pairs)
    parent_table = scan.parent.__table__ if scan.parent is not None else None
    if scan.tablename is None:
        if parent_table is None:
            raise sa_exc.InvalidRequestError(
                f"Class {cls!r} does not have a __table__ or __tablename__ specified and does not "
                "inherit from an existing table-mapped class.")
        return _single_table(scan, pairs, parent_table)
    args, options = _table_arguments(scan)
    metadata = getattr(cls, "metadata", None)
    if metadata is None or not hasattr(metadata, "tables"):
        metadata = scan.registry.metadata
    make = getattr(cls, "__table_cls__", None)
    make = Table if make is None else make
    return make(scan.tablename, metadata, *[column for _, column in pairs], *args, **options)


def _table_arguments(scan):
    given = scan.table_args
    if given is None:
        return (), {}
    if isinstance(given, dict):
        return (), given
    if not isinstance(given, (tuple, list)):
        raise sa_exc.ArgumentError("__table_args__ value must be a tuple, dict, or None")
    if given and isinstance(given[-1], dict):
        return tuple(given[:-1]), given[-1]
    return tuple(given), {}


def _given_table(scan, pairs):
    table = scan.table
    for name, column in pairs:
        if column.table is table:
            continue
        if column.key in table.c:
            scan.properties[name] = table.c[column.key]
            continue
        raise sa_exc.ArgumentError(
            f"Can't add additional column '{column.key}' when specifying __table__")
    used = {id(column) for _, column in scan.columns}
    for key, column in table.c.items():
        if id(column) not in used and key not in scan.properties:
            scan.columns.append((key, column))
    return table


def _single_table(scan, pairs, table):
    """A subclass without a table of its own adds its columns to its parent's."""
    if scan.table_args:
        raise sa_exc.ArgumentError("Can't place __table_args__ on an inherited class with no "
                                   "table.")
    for number, (name, column) in enumerate(pairs):
        existing = table.c.get(column.key)
        if existing is not None and existing is not column:
            prop = scan.properties.get(name)
            if getattr(prop, "_use_existing", False):
                scan.columns[number] = (name, existing)
                continue
            raise sa_exc.ArgumentError(
                f"Column '{column.key}' on class {scan.cls.__name__} conflicts with existing "
                f"column '{table.name}.{existing.name}'.  If using Declarative, consider using "
                "the use_existing_column parameter of mapped_column() to resolve conflicts.")
        table.append_column(column)
    return table


_put_columns = _limbeck.put_columns(globals())


def _instrument(mapper, scan):
    """Puts attributes on the class in the place of what was declared."""
    cls = mapper.class_
    others = [item for item in scan.properties.items() if type(item[1]) is not MappedColumn]
    for name, prop in others:
        if isinstance(prop, ColumnProperty):
            _put(mapper, name, prop)
    by_name = _put_columns(mapper, scan)
    for name, prop in others:
        if name in by_name and not isinstance(prop, Composite):
            continue
        if isinstance(prop, (RelationshipProperty, Synonym, Composite)):
            annotation = scan.annotations.get(name)
            if isinstance(prop, RelationshipProperty) and annotation is not None:
                _, prop.annotation = notes.mapped_argument(annotation, cls)
            _put(mapper, name, prop)
    _inherited(mapper, scan)


def _put(mapper, name, prop):
    prop.key = name
    prop.parent = mapper
    mapper._props[name] = prop
    cls = mapper.class_
    if isinstance(prop, RelationshipProperty):
        attribute = RelationshipAttribute(cls, name, prop)
        mapper.has_relationships = True
    elif isinstance(prop, (Synonym, Composite)):
        attribute = prop
    else:
        if not isinstance(prop.columns[0], (ColumnClause, Label)):
            prop.columns[0] = Label(name, prop.columns[0])
        attribute = InstrumentedAttribute(cls, name, prop)
        attribute.parent = mapper
    type.__setattr__(cls, name, attribute)


def _inherited(mapper, scan):
    """A subclass knows the attributes of its parent by its own name."""
    parent = mapper.inherits
    if parent is None:
        return
    if mapper.concrete:
        return
    for name, prop in parent._props.items():
        own = mapper._props.get(name)
        if own is None:
            mapper._props[name] = prop
        elif isinstance(own, ColumnProperty) and isinstance(prop, ColumnProperty):
            # One attribute for a column of each table of the hierarchy.
            own.columns.extend(column for column in prop.columns
                               if not any(column is item for item in own.columns))


def _validators(mapper):
    for function in _limbeck.validator_functions(mapper.class_):
        for name in function.__sa_validators__:
            mapper.validators.setdefault(name, []).append(function)


def add_attribute(cls, key, value):
    """An attribute set on a mapped class afterwards; answers whether it was taken."""
    mapper = cls.__mapper__
    if isinstance(value, MappedColumn):
        if value.column.name is None:
            value.column.name = value.column.key = key
        value = value.column
    if isinstance(value, Column):
        if value.name is None:
            value.name = key
        if value.key is None:
            value.key = value.name
        if value.table is None:
            mapper.local_table.append_column(value)
        _put(mapper, key, ColumnProperty(value))
        return True
    if isinstance(value, (ColumnProperty, RelationshipProperty, Synonym)):
        if isinstance(value, ColumnProperty):
            for column in value.columns:
                if isinstance(column, Column) and column.table is None:
                    if column.name is None:
                        column.name = column.key = key
                    mapper.local_table.append_column(column)
        _put(mapper, key, value)
        return True
    return False


def map_imperatively(registry, cls, table, options):
    """Maps a class to a table that was made by itself."""
    from .mapper import Mapper

    properties = dict(options.pop("properties", None) or {})
    inherits = options.pop("inherits", None)
    if inherits is not None:
        options["inherits"] = inherits
    parent = inherits.class_ if isinstance(inherits, Mapper) else inherits
    if parent is None:
        parent = next((base for base in cls.__mro__[1:] if "__mapper__" in base.__dict__), None)
    if table is None and parent is not None:
        table = parent.__table__
    mapper = Mapper(registry, cls, table, parent, options)
    cls.__mapper__ = mapper
    if isinstance(table, Table):
        cls.__table__ = table
    registry._class_registry.setdefault(cls.__name__, cls)
    registry._mappers.append(mapper)
    renamed = {id(value): key for key, value in properties.items() if isinstance(value, Column)}
    for value in properties.values():
        if isinstance(value, ColumnProperty):
            for column in value.columns:
                renamed[id(column)] = None
    excluded = set(options.get("exclude_properties") or ())
    for key, column in table.c.items():
        key = renamed.get(id(column), key)
        if key is not None and key not in excluded and column.name not in excluded:
            _put(mapper, key, ColumnProperty(column))
    for key, value in properties.items():
        if isinstance(value, (ColumnProperty, RelationshipProperty, Synonym, Composite)):
            _put(mapper, key, value)
    _inherited(mapper, None)
    _validators(mapper)
    if "__init__" not in cls.__dict__ and cls.__init__ is object.__init__:
        cls.__init__ = registry.constructor
    return mapper
