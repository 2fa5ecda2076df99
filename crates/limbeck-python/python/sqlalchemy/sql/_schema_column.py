"""Columns of tables."""

import _limbeck

from ..util import errors as exc
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
from ._schema_constraint import CheckConstraint, Index, UniqueConstraint, implied
from .base import ColumnCollection, DialectKWArgs, quoted_name  # noqa: F401
from .elements import ColumnClause
from .sqltypes import NULLTYPE, to_instance  # noqa: F401


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

    __init__ = _limbeck.column_init(globals())

    def _generator(self, value, for_update):
        if isinstance(value, (DefaultGenerator, FetchedValue)):
            if for_update and not value.for_update:
                value.for_update = True
        else:
            value = ColumnDefault(value, for_update=for_update)
        value._set_parent(self)

    def _set_server_onupdate(self, value):
        if not isinstance(value, FetchedValue):
            value = DefaultClause(value, for_update=True)
        elif not value.for_update:
            value = value._clone(True)
        value._set_parent(self)

    def _on_table_attach(self, callback):
        if self.table is not None:
            callback(self, self.table)
        else:
            self._attach_callbacks.append(callback)

    _set_parent = _limbeck.column_set_parent(globals())

    def _imply(self, table):
        """Adds the index or the constraint that the column asks for by a flag."""
        if self.index:
            if isinstance(self.index, str):
                raise exc.ArgumentError(
                    "The 'index' keyword argument on Column is boolean only. To create indexes "
                    "with a specific name, create an explicit Index object external to the "
                    "Table.")
            table.append_index(implied(
                Index, name=None, unique=bool(self.unique), _column_flag=True,
                _columns=ColumnCollection(), expressions=[self], _pending=[self]))
            return
        if isinstance(self.unique, str):
            raise exc.ArgumentError(
                "The 'unique' keyword argument on Column is boolean only. To create unique "
                "constraints or indexes with a specific name, append an explicit "
                "UniqueConstraint to the Table's list of elements, or create an explicit "
                "Index object external to the Table.")
        table.append_constraint(implied(
            UniqueConstraint, _column_flag=True, _columns=ColumnCollection(), _pending=[self]))

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


