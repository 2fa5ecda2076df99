"""Columns of tables."""

from ..util import errors as exc
from ..util import set_creation_order
from ._schema_base import (
    ColumnDefault,
    Computed,
    DefaultClause,
    DefaultGenerator,
    FetchedValue,
    Identity,
    SchemaItem,
    Sequence,
)
from .base import DialectKWArgs, quoted_name
from .elements import ColumnClause
from .sqltypes import NULLTYPE, to_instance

_NO_ARG = object()
_UNSET = object()


def _attachments(type_):
    """What a type, its items and its variants do when a column gets its table."""
    if hasattr(type(type_), "_limbeck_placeholder"):
        return
    attach = getattr(type_, "_attach_to_table", None)
    if attach is not None:
        yield attach
    item = getattr(type_, "item_type", None)
    if item is not None:
        yield from _attachments(item)
    for variant in type_._variant_mapping.values():
        yield from _attachments(variant)


class Column(DialectKWArgs, SchemaItem, ColumnClause):
    """A column, as it was written."""

    __visit_name__ = "column"
    computed = None
    identity = None
    is_literal = False
    # What most columns do not say is not stored in each of them.
    index = unique = doc = comment = None
    system = primary_key = _omit_from_statements = _insert_sentinel = False
    nullable = True
    autoincrement = "auto"
    _given_nullable = _user_defined_nullable = None
    _given_default = _NO_ARG

    def __init__(self, name_pos=None, type_pos=None, /, *args, name=None, type_=None,
                 autoincrement="auto", default=_NO_ARG, insert_default=_NO_ARG, doc=None,
                 key=None, index=None, unique=None, info=None, nullable=_UNSET, onupdate=None,
                 primary_key=False, server_default=None, server_onupdate=None, quote=None,
                 system=False, comment=None, insert_sentinel=False, _omit_from_statements=False,
                 _proxies=None, **dialect_kwargs):
        args = list(args)
        if type_pos is not None:
            args.insert(0, type_pos)
        if name_pos is not None:
            if isinstance(name_pos, str):
                if name is not None:
                    raise exc.ArgumentError("May not pass name positionally and as a keyword.")
                name = name_pos
            else:
                args.insert(0, name_pos)
        if args and hasattr(args[0], "_sqla_type"):
            if type_ is not None:
                raise exc.ArgumentError("May not pass type_ positionally and as a keyword.")
            type_ = args.pop(0)
        if name is not None and quote is not None:
            name = quoted_name(name, quote)
        elif quote is not None:
            raise exc.ArgumentError("Explicit 'name' is required when sending 'quote' argument")
        self.name = name
        self.key = key if key is not None else name
        self.type = to_instance(type_)
        if nullable is not _UNSET and nullable is not None:
            self._given_nullable = self._user_defined_nullable = nullable
            self.nullable = bool(nullable)
        elif primary_key:
            self.nullable = False
        if primary_key:
            self.primary_key = True
        if index is not None:
            self.index = index
        if unique is not None:
            self.unique = unique
        if system:
            self.system = system
        if doc is not None:
            self.doc = doc
        if comment is not None:
            self.comment = comment
        if autoincrement != "auto":
            self.autoincrement = autoincrement
        self.foreign_keys = set()
        self.constraints = set()
        self._foreign_key_list = []
        self._attach_callbacks = []
        if _omit_from_statements:
            self._omit_from_statements = True
        if insert_sentinel:
            self._insert_sentinel = True
        if default is not _NO_ARG:
            self._given_default = default
        set_creation_order(self)
        if info is not None:
            self.info = info
        if dialect_kwargs:
            self._validate_dialect_kwargs(dialect_kwargs)
        self._attach_with_type()
        value = insert_default if insert_default is not _NO_ARG else default
        if value is not _NO_ARG and value is not None:
            self._generator(value, False)
        if onupdate is not None:
            self._generator(onupdate, True)
        if server_default is not None:
            if not isinstance(server_default, FetchedValue):
                server_default = DefaultClause(server_default)
            server_default._set_parent(self)
        if server_onupdate is not None:
            if not isinstance(server_onupdate, FetchedValue):
                server_onupdate = DefaultClause(server_onupdate, for_update=True)
            elif not server_onupdate.for_update:
                server_onupdate = server_onupdate._clone(True)
            server_onupdate._set_parent(self)
        self._init_items(*args)

    def _generator(self, value, for_update):
        if isinstance(value, (DefaultGenerator, FetchedValue)):
            if for_update and not value.for_update:
                value.for_update = True
        else:
            value = ColumnDefault(value, for_update=for_update)
        value._set_parent(self)

    @property
    def _default_description_tuple(self):
        return self.default

    def _attach_with_type(self):
        """Lets the type do its part when the column gets its table."""
        for attach in _attachments(self.type):
            if attach not in self._attach_callbacks:
                self._attach_callbacks.append(attach)

    def _on_table_attach(self, callback):
        if self.table is not None:
            callback(self, self.table)
        else:
            self._attach_callbacks.append(callback)

    def _set_parent(self, table, all_names=None, allow_replacements=True,
                    index=None, replacing=True, **kw):
        if not self.name:
            raise exc.ArgumentError("Column must be constructed with a non-blank name or assign "
                                    "a non-blank .name before adding to a Table.")
        if self.key is None:
            self.key = self.name
        if self.table is not None and self.table is not table:
            raise exc.ArgumentError(
                f"Column object '{self.key}' already assigned to Table "
                f"'{self.table.description}'")
        existing = table._columns.get(self.key)
        if existing is not None and existing is not self:
            if not allow_replacements:
                raise exc.DuplicateColumnError(
                    f"A column with name '{self.name}' is already present in table "
                    f"'{table.name}'.")
            table._forget_column(existing)
        table._columns.replace(self)
        self.table = table
        if self.primary_key:
            table.primary_key._replace(self)
        elif self.key in table.primary_key:
            raise exc.ArgumentError(
                f"Trying to redefine primary-key column '{self.key}' as a non-primary-key column "
                f"on table '{table.fullname}'")
        if self.index:
            if isinstance(self.index, str):
                raise exc.ArgumentError(
                    "The 'index' keyword argument on Column is boolean only. To create indexes "
                    "with a specific name, create an explicit Index object external to the "
                    "Table.")
            from ._schema_constraint import Index

            table.append_index(Index(None, self.key, unique=bool(self.unique),
                                     _column_flag=True))
        elif self.unique:
            if isinstance(self.unique, str):
                raise exc.ArgumentError(
                    "The 'unique' keyword argument on Column is boolean only. To create unique "
                    "constraints or indexes with a specific name, append an explicit "
                    "UniqueConstraint to the Table's list of elements, or create an explicit "
                    "Index object external to the Table.")
            from ._schema_constraint import UniqueConstraint

            table.append_constraint(UniqueConstraint(self.key, _column_flag=True))
        for callback in self._attach_callbacks:
            callback(self, table)
        if self.type is NULLTYPE and self._foreign_key_list:
            table.metadata._untyped.append(self)

    def references(self, column):
        return any(key.column is column for key in self.foreign_keys)

    def append_foreign_key(self, fk):
        fk._set_parent(self)

    def copy(self, **kw):
        return self._copy(**kw)

    def _copy(self, **kw):
        args = []
        for key in self._foreign_key_list:
            if key._constraint_is_implied:
                args.append(key._copy(**kw))
        from ._schema_constraint import CheckConstraint

        args.extend(item._copy(**kw) for item in _ordered(self.constraints)
                    if isinstance(item, CheckConstraint))
        server_default = self.server_default
        server_onupdate = self.server_onupdate
        if isinstance(server_default, Computed):
            args.append(server_default._copy())
            server_default = server_onupdate = None
        elif isinstance(server_default, Identity):
            args.append(server_default._copy())
            server_default = None
        default = self.default
        if isinstance(default, Sequence):
            args.append(default._copy())
            default = None
        elif default is not None:
            default = default.arg
        onupdate = self.onupdate
        if onupdate is not None and not isinstance(onupdate, Sequence):
            onupdate = onupdate.arg
        type_ = self.type
        kwargs = dict(
            name=self.name, type_=type_, key=self.key, primary_key=self.primary_key,
            unique=self.unique, system=self.system, index=self.index,
            autoincrement=self.autoincrement, onupdate=onupdate, doc=self.doc,
            comment=self.comment, server_default=server_default,
            server_onupdate=server_onupdate, _omit_from_statements=self._omit_from_statements,
            **self._dialect_kwargs)
        if default is not None:
            kwargs["default"] = default
        if self._given_nullable is not None:
            kwargs["nullable"] = self.nullable
        if type(self) is not Column:
            kwargs.pop("_omit_from_statements")
        copied = type(self)(*args, **kwargs)
        if "_info" in self.__dict__:
            copied.info = dict(self.info)
        if self._user_defined_nullable is None:
            copied.nullable = self.nullable
        return copied

    def _merge(self, other):
        """Takes over from ``other`` what this column does not say."""
        if self.primary_key:
            other.primary_key = True
        if self._user_defined_nullable is not None:
            other._given_nullable = other._user_defined_nullable = self._user_defined_nullable
            other.nullable = self.nullable
        return other

    def __str__(self):
        if self.name is None:
            return "(no name)"
        if self.table is not None:
            return f"{self.table.description}.{self.name}"
        return str(self.name)

    def __repr__(self):
        parts = [repr(self.name), repr(self.type)]
        parts.extend(repr(key) for key in self._foreign_key_list if key is not None)
        parts.extend(repr(item) for item in _ordered(self.constraints))
        if self.table is not None:
            parts.append(f"table=<{self.table.description}>")
        else:
            parts.append("table=None")
        if self.key != self.name:
            parts.append(f"key={self.key!r}")
        if self.primary_key:
            parts.append(f"primary_key={self.primary_key!r}")
        if not self.nullable:
            parts.append(f"nullable={self.nullable!r}")
        for name in ("onupdate", "default", "server_default", "comment"):
            value = getattr(self, name)
            if value:
                parts.append(f"{name}={value!r}")
        return f"Column({', '.join(parts)})"


def _ordered(items):
    return sorted(items, key=lambda item: item._creation_order)


def insert_sentinel(name=None, type_=None, *, default=None, omit_from_statements=True):
    from .sqltypes import INTEGERTYPE

    return Column(name=name, type_=type_ if type_ is not None else INTEGERTYPE, default=default,
                  _omit_from_statements=omit_from_statements, insert_sentinel=True)


