"""What attributes of mapped classes are declared with."""

import _limbeck

from .. import exc as sa_exc  # noqa: F401
from ..sql import _schema_column
from ..sql.elements import ClauseElement, coerce
from ..sql.operators import ColumnOperators
from ..sql.schema import Column
from ..sql.sqltypes import NULLTYPE
from .base import MapperProperty

_NO_ARG = object()


class _AttributeOptions:
    """What a dataclass has to know of an attribute."""

    def __init__(self, init=_NO_ARG, repr=_NO_ARG, default=_NO_ARG, default_factory=_NO_ARG,
                 compare=_NO_ARG, kw_only=_NO_ARG, hash=_NO_ARG):
        self.init = init
        self.default = default
        self.default_factory = default_factory
        self.kw_only = kw_only

    @property
    def has_default(self):
        return self.default is not _NO_ARG or self.default_factory is not _NO_ARG


# The options of an attribute about which a dataclass is told nothing.
_NO_OPTIONS = _AttributeOptions()
_OPTIONS = frozenset(("init", "repr", "default", "default_factory", "compare", "kw_only",
                      "hash"))


class MappedColumn(ColumnOperators, MapperProperty):
    """A column of a mapped class, before and after its type is known."""

    _options = _NO_OPTIONS
    deferred = _use_existing = False
    _sort_order = 0

    __init__ = _limbeck.mapped_column_init(globals(), vars(_schema_column))

    @property
    def name(self):
        return self.column.name

    @property
    def type(self):
        return self.column.type

    @property
    def expression(self):
        return self.column

    def __clause_element__(self):
        return self.column

    @property
    def foreign_keys(self):
        return self.column.foreign_keys

    def operate(self, op, *other, **kwargs):
        return op(self.column, *other, **kwargs)

    def reverse_operate(self, op, other, **kwargs):
        return op(other, self.column, **kwargs)

    def __getattr__(self, name):
        if name.startswith("__") or name == "column":
            raise AttributeError(name)
        return getattr(self.column, name)

    def _copy(self, **kw):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.column = self.column._copy(**kw)
        return new

    def merge_from(self, other):
        """Takes over what ``Annotated[…, mapped_column(…)]`` says and this does not."""
        own, base = self.column, other.column
        if not self._has_type and other._has_type:
            own.type = base.type
            self._has_type = True
        if base.primary_key and not own.primary_key:
            own.primary_key = True
            if own._user_defined_nullable is None:
                own.nullable = False
        if base._user_defined_nullable is not None and own._user_defined_nullable is None:
            own._given_nullable = own._user_defined_nullable = base._user_defined_nullable
            own.nullable = base.nullable
        for name in ("index", "unique", "comment", "doc"):
            if getattr(own, name) is None and getattr(base, name) is not None:
                setattr(own, name, getattr(base, name))
        if own.autoincrement == "auto":
            own.autoincrement = base.autoincrement
        for name in ("default", "onupdate", "server_default", "server_onupdate"):
            if getattr(own, name) is None and getattr(base, name) is not None:
                value = getattr(base, name)
                setattr(own, name, value)
                if name == "server_default":
                    own.computed, own.identity = base.computed, base.identity
        if base._dialect_kwargs:
            own._dialect_kwargs = {**base._dialect_kwargs, **own._dialect_kwargs}
        if base._foreign_key_list and not own._foreign_key_list:
            for key in base._foreign_key_list:
                key._copy()._set_parent(own)
        for item in base.constraints:
            item._copy()._set_parent(own)
        if base.name is not None and own.name is None:
            own.name = base.name
            own.key = base.key
        if "_info" in base.__dict__ and "_info" not in own.__dict__:
            own.info = dict(base.info)


# A column of a mapped class.
mapped_column = _limbeck.mapped_column(globals(), vars(_schema_column))


def orm_insert_sentinel(name=None, type_=None, **kw):
    from ..sql.sqltypes import INTEGERTYPE

    return MappedColumn(*([name] if name else []), type_ or INTEGERTYPE)


class ColumnProperty(MapperProperty):
    """An attribute that stands for an expression or column."""

    strategy_key = ()
    # What most attributes do not say is not stored in each of them.
    deferred = False
    doc = None
    _info = None
    _options = _NO_OPTIONS

    def __init__(self, column, *additional_columns, deferred=False, info=None, doc=None, **kw):
        self.columns = [_expression(item) for item in (column, *additional_columns)]
        self.deferred = deferred
        if info is not None:
            self._info = info
        self.doc = doc
        if not _OPTIONS.isdisjoint(kw):
            self._options = _AttributeOptions(**{
                name: kw.pop(name) for name in _OPTIONS if name in kw})

    @property
    def info(self):
        if self._info is None:
            self._info = {}
        return self._info

    @property
    def expression(self):
        return self.columns[0]

    @property
    def class_attribute(self):
        return getattr(self.parent.class_, self.key)

    def __clause_element__(self):
        return self.columns[0]

    def __getattr__(self, name):
        if name.startswith("__") or name == "columns":
            raise AttributeError(name)
        return getattr(self.columns[0], name)

    def __repr__(self):
        return f"<ColumnProperty at {id(self):#x}; {self.key}>"


def _expression(item):
    if isinstance(item, MappedColumn):
        return item.column
    return item if isinstance(item, ClauseElement) else coerce(item)


MappedSQLExpression = ColumnProperty


def column_property(column, *additional_columns, **kw):
    """An attribute that stands for an expression."""
    for name in ("group", "raiseload", "comparator_factory", "active_history", "expire_on_flush",
                 "dataclass_metadata"):
        kw.pop(name, None)
    return ColumnProperty(column, *additional_columns, **kw)


def deferred(column, *additional_columns, **kw):
    """A column whose value is loaded when it is asked for."""
    kw.pop("deferred", None)
    return column_property(column, *additional_columns, deferred=True, **kw)


def query_expression(default_expr=None, **kw):
    from ..sql.elements import null

    return column_property(null() if default_expr is None else default_expr)


class Synonym(MapperProperty):
    """Another name of an attribute."""

    def __init__(self, name, map_column=None, descriptor=None, comparator_factory=None,
                 info=None, doc=None, **kw):
        self.name = name
        self.map_column = map_column
        self.descriptor = descriptor
        self.info = info if info is not None else {}

    def __get__(self, instance, owner):
        return getattr(owner if instance is None else instance, self.name)

    def __set__(self, instance, value):
        setattr(instance, self.name, value)


SynonymProperty = Synonym


def synonym(name, **kw):
    return Synonym(name, **kw)


class Composite(MapperProperty):
    """Several columns as one value."""

    def __init__(self, class_or_attr=None, *attrs, **kw):
        if isinstance(class_or_attr, (Column, MappedColumn, str)):
            attrs = (class_or_attr, *attrs)
            class_or_attr = None
        self.composite_class = class_or_attr
        self.attrs = attrs
        self.info = kw.get("info") or {}
        self.keys = []

    def __get__(self, instance, owner):
        if instance is None:
            return self
        values = [getattr(instance, key) for key in self.keys]
        if all(value is None for value in values):
            return None
        return self.composite_class(*values)

    def __set__(self, instance, value):
        values = [None] * len(self.keys) if value is None else (
            value.__composite_values__() if hasattr(value, "__composite_values__")
            else [getattr(value, name) for name in value.__dataclass_fields__])
        for key, item in zip(self.keys, values):
            setattr(instance, key, item)


CompositeProperty = Composite


def composite(_class_or_attr=None, *attrs, **kw):
    return Composite(_class_or_attr, *attrs, **kw)


UNTYPED = NULLTYPE
