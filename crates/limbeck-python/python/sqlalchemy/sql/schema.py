"""Tables and their collections."""

from ..event import _registered, fire
from ..util import errors as exc
from ..util import immutabledict
from ._schema_base import (  # noqa: F401
    CallableColumnDefault,
    ColumnDefault,
    ColumnElementColumnDefault,
    Computed,
    DefaultClause,
    DefaultGenerator,
    FetchedValue,
    HasConditionalDDL,
    Identity,
    IdentityOptions,
    ScalarElementColumnDefault,
    SchemaItem,
    SchemaVisitable,
    Sequence,
)
from ._schema_column import Column, insert_sentinel  # noqa: F401
from ._schema_constraint import (  # noqa: F401
    CheckConstraint,
    ColumnCollectionConstraint,
    ColumnCollectionMixin,
    Constraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    implied,
)
from .base import ColumnCollection, DialectKWArgs, conv, quoted_name  # noqa: F401
from .selectable import TableClause
from .sqltypes import NULLTYPE

# The classes are known by this module's name, whichever file they are written in.
for _class in list(globals().values()):
    if isinstance(_class, type) and _class.__module__.startswith("sqlalchemy.sql._schema_"):
        _class.__module__ = __name__
del _class


class _Constant:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<SchemaConst.{self.name}>"

    def __bool__(self):
        return True


class SchemaConst:
    RETAIN_SCHEMA = _Constant("RETAIN_SCHEMA")
    BLANK_SCHEMA = _Constant("BLANK_SCHEMA")
    NULL_UNSPECIFIED = _Constant("NULL_UNSPECIFIED")


RETAIN_SCHEMA = SchemaConst.RETAIN_SCHEMA
BLANK_SCHEMA = SchemaConst.BLANK_SCHEMA
NULL_UNSPECIFIED = SchemaConst.NULL_UNSPECIFIED


def _get_table_key(name, schema):
    return name if schema is None else f"{schema}.{name}"


class Table(DialectKWArgs, SchemaItem, TableClause):
    """A table, as it was written."""

    __visit_name__ = "table"
    implicit_returning = True
    foreign_keys = primary_key = comment = None
    _prefixes = ()
    # What creates and drops it, for a view.
    _creator_ddl = _dropper_ddl = None

    def __new__(cls, *args, **kw):
        if not args and not kw:
            return object.__new__(cls)
        if len(args) < 2:
            name = args[0] if args else kw.pop("name", None)
            if "metadata" not in kw:
                raise TypeError("Table() takes at least two positional-only arguments 'name', and "
                                "'metadata'")
            metadata = kw.pop("metadata")
            args = ()
        else:
            name, metadata, args = args[0], args[1], args[2:]
        schema = kw.get("schema")
        if schema is None:
            schema = metadata.schema
        elif schema is BLANK_SCHEMA:
            schema = None
        keep_existing = kw.get("keep_existing", False)
        extend_existing = kw.get("extend_existing", False)
        if keep_existing and extend_existing:
            raise exc.ArgumentError("keep_existing and extend_existing are mutually exclusive.")
        must_exist = kw.pop("must_exist", kw.pop("mustexist", False))
        key = _get_table_key(name, schema)
        existing = metadata.tables.get(key)
        if existing is not None:
            if not keep_existing and not extend_existing and (args or set(kw) - {"schema"}):
                raise exc.InvalidRequestError(
                    f"Table '{key}' is already defined for this MetaData instance.  Specify "
                    "'extend_existing=True' to redefine options and columns on an existing Table "
                    "object.")
            if extend_existing:
                existing._init_existing(*args, **kw)
            return existing
        if must_exist:
            raise exc.InvalidRequestError(f"Table '{key}' not defined")
        table = object.__new__(cls)
        metadata._add_table(key, table)
        try:
            table._init(name, metadata, *args, **kw)
        except BaseException:
            metadata._remove_table(key)
            raise
        _fire(table, "after_parent_attach", metadata)
        return table

    def __init__(self, name, metadata, /, *args, **kw):
        # All is done in __new__, which may return a table that exists already.
        pass

    def _init(self, name, metadata, *args, schema=None, quote=None, quote_schema=None,
              autoload_with=None, autoload_replace=True, keep_existing=False,
              extend_existing=False, resolve_fks=True, include_columns=None,
              implicit_returning=True, comment=None, info=None, listeners=None, prefixes=None,
              autoload=False, _extend_on=None, **kw):
        self.name = quoted_name(name, quote) if quote is not None else name
        self.metadata = metadata
        if schema is None:
            self.schema = metadata.schema
        elif schema is BLANK_SCHEMA:
            self.schema = None
        else:
            self.schema = quoted_name(schema, quote_schema) if quote_schema is not None \
                else schema
        self.fullname = _get_table_key(self.name, self.schema)
        self._columns = ColumnCollection()
        self.indexes = set()
        self.constraints = set()
        self.foreign_keys = set()
        if comment is not None:
            self.comment = comment
        if prefixes:
            self._prefixes = tuple(prefixes)
        if not implicit_returning:
            self.implicit_returning = implicit_returning
        self._dependencies = []
        if info is not None:
            self.info = info
        self.primary_key = implied(PrimaryKeyConstraint, _implicit_generated=True, parent=self,
                                   _columns=ColumnCollection())
        self.constraints.add(self.primary_key)
        if kw:
            self._validate_dialect_kwargs(kw)
        if listeners:
            from ..event import listen

            for event_name, function in listeners:
                listen(self, event_name, function)
        if autoload_with is not None:
            self._autoload(metadata, autoload_with, include_columns, resolve_fks)
        if autoload_with is None and not extend_existing and not keep_existing:
            # Two columns of one key are a mistake.
            self._init_items(*args, allow_replacements=False)
        else:
            self._init_items(*args)
        metadata._resolve_types()

    def _init_existing(self, *args, **kw):
        for name in ("schema", "keep_existing", "extend_existing", "autoload_replace",
                     "resolve_fks", "implicit_returning", "listeners", "quote", "quote_schema"):
            kw.pop(name, None)
        autoload_with = kw.pop("autoload_with", None)
        include_columns = kw.pop("include_columns", None)
        if autoload_with is not None:
            self._autoload(self.metadata, autoload_with, include_columns, True)
        if "comment" in kw:
            self.comment = kw.pop("comment")
        if "info" in kw:
            self.info = kw.pop("info")
        if "prefixes" in kw:
            self._prefixes = tuple(kw.pop("prefixes"))
        self._validate_dialect_kwargs(kw)
        self._init_items(*args)
        self.metadata._resolve_types()

    def _autoload(self, metadata, autoload_with, include_columns, resolve_fks):
        from ..inspection import inspect

        inspect(autoload_with).reflect_table(self, include_columns, resolve_fks=resolve_fks)

    def _forget_column(self, column):
        """Takes out what a column that is replaced has brought with it."""
        for key in column.foreign_keys:
            self.foreign_keys.discard(key)
            if key.constraint is not None:
                self.constraints.discard(key.constraint)
        for item in list(self.constraints):
            if item._column_flag and item.contains_column(column):
                self.constraints.discard(item)
        for item in list(self.indexes):
            if item._column_flag and item.columns.contains_column(column):
                self.indexes.discard(item)

    @property
    def c(self):
        return self._columns

    columns = c
    exported_columns = c

    @property
    def key(self):
        return _get_table_key(self.name, self.schema)

    @property
    def description(self):
        return self.name

    @property
    def is_view(self):
        return False

    @property
    def autoincrement_column(self):
        return self.primary_key._autoincrement_column

    _autoincrement_column = autoincrement_column

    @property
    def foreign_key_constraints(self):
        return {key.constraint for key in self.foreign_keys}

    def add_is_dependent_on(self, table):
        self._dependencies.append(table)

    def append_column(self, column, *, replace_existing=False):
        column._set_parent(self, allow_replacements=replace_existing)
        self.metadata._resolve_types()

    def append_constraint(self, constraint):
        constraint._set_parent(self)

    def append_index(self, index):
        index._set_parent(self)

    def create(self, bind, checkfirst=True):
        self.metadata._run_create(bind, [self], checkfirst, with_sequences=False)

    def drop(self, bind, checkfirst=True):
        self.metadata._run_drop(bind, [self], checkfirst, with_sequences=False)

    def exists(self, bind):
        from ..inspection import inspect

        return inspect(bind).has_table(self.name, self.schema)

    def to_metadata(self, metadata, schema=RETAIN_SCHEMA, referred_schema_fn=None, name=None):
        name = self.name if name is None else name
        if schema is RETAIN_SCHEMA:
            target_schema = self.schema
        elif schema is None:
            target_schema = metadata.schema
        else:
            target_schema = schema
        key = _get_table_key(name, target_schema)
        if key in metadata.tables:
            from ..util import warn

            warn(f"Table '{self.description}' already exists within the given MetaData - not "
                 "copying.")
            return metadata.tables[key]
        new_schema = target_schema if target_schema != self.schema else None
        columns = [item._copy(schema=new_schema, _old_schema=self.schema) for item in self.c]
        table = Table(name, metadata, *columns,
                      schema=BLANK_SCHEMA if target_schema is None else target_schema,
                      comment=self.comment, prefixes=list(self._prefixes),
                      **self._dialect_kwargs)
        if "_info" in self.__dict__:
            table.info = dict(self.info)
        for item in sorted(self.constraints, key=lambda c: c._creation_order):
            if item._column_flag or item._type_bound or getattr(item, "_implied", False):
                continue
            if item is self.primary_key:
                if item._implicit_generated:
                    continue
                copied = item._copy()
            elif isinstance(item, ForeignKeyConstraint):
                target = new_schema
                if referred_schema_fn is not None:
                    target = referred_schema_fn(self, target_schema, item,
                                                item.elements[0]._target[0])
                copied = item._copy(schema=target, target_table=table, _old_schema=self.schema)
            else:
                copied = item._copy(target_table=table)
            if copied.parent is None:
                table.append_constraint(copied)
        for item in sorted(self.indexes, key=lambda i: i._creation_order):
            if not (item._column_flag or item._type_bound):
                item._copy(target_table=table)
        return table

    tometadata = to_metadata

    def __repr__(self):
        parts = [repr(self.name), repr(self.metadata)]
        parts.extend(repr(item) for item in self.columns)
        parts.append(f"schema={self.schema!r}")
        return f"Table({', '.join(parts)})"

    def __str__(self):
        return self.fullname


class MetaData(SchemaItem):
    """The tables of one database."""

    __visit_name__ = "metadata"

    def __init__(self, schema=None, quote_schema=None, naming_convention=None, info=None):
        if schema is not None and not isinstance(schema, str):
            raise exc.ArgumentError(
                "expected schema argument to be a string, got " f"{type(schema)}.")
        self.schema = quoted_name(schema, quote_schema) if quote_schema is not None else schema
        self.tables = _Tables()
        self.naming_convention = immutabledict(naming_convention) if naming_convention \
            else immutabledict({"ix": "ix_%(column_0_label)s"})
        self._sequences = {}
        self._schema_types = []
        self._untyped = []
        if info is not None:
            self.info = info

    def __repr__(self):
        return "MetaData()"

    def __contains__(self, table_or_key):
        key = table_or_key if isinstance(table_or_key, str) else table_or_key.key
        return key in self.tables

    def _add_table(self, key, table):
        dict.__setitem__(self.tables, key, table)

    def _remove_table(self, key):
        dict.pop(self.tables, key, None)

    def _resolve_types(self):
        """Gives columns without a type that of the column they refer to, once it is known."""
        if not self._untyped:
            return
        waiting = []
        for column in self._untyped:
            if column.type is not NULLTYPE:
                continue
            for key in column.foreign_keys:
                try:
                    target = key.column
                except exc.InvalidRequestError:
                    continue
                if target.type is not NULLTYPE:
                    column.type = target.type
                    break
            else:
                waiting.append(column)
        self._untyped = waiting

    @property
    def _schemas(self):
        return {table.schema for table in self.tables.values() if table.schema is not None}

    @property
    def sorted_tables(self):
        return sort_tables(sorted(self.tables.values(), key=lambda table: table.key))

    def remove(self, table):
        self._remove_table(table.key)

    def clear(self):
        dict.clear(self.tables)
        self._sequences.clear()
        self._untyped.clear()

    def reflect(self, bind, schema=None, views=False, only=None, extend_existing=False,
                autoload_replace=True, resolve_fks=True, **dialect_kwargs):
        from ..inspection import inspect

        inspector = inspect(bind)
        if schema is None:
            schema = self.schema
        names = inspector.get_table_names(schema)
        if views:
            names = names + inspector.get_view_names(schema)
        if only is not None:
            if callable(only):
                names = [name for name in names if only(name, self)]
            else:
                missing = [name for name in only if name not in names]
                if missing:
                    where = f" schema {schema!r}" if schema else ""
                    raise exc.InvalidRequestError(
                        f"Could not reflect: requested table(s) not available in "
                        f"{bind!r}{where}: ({', '.join(missing)})")
                names = list(only)
        for name in names:
            if _get_table_key(name, schema) in self.tables and not extend_existing:
                continue
            Table(name, self, schema=schema, autoload_with=inspector,
                  extend_existing=extend_existing, resolve_fks=resolve_fks, **dialect_kwargs)

    def create_all(self, bind, tables=None, checkfirst=True):
        """Creates all tables that do not exist yet."""
        chosen = list(self.tables.values()) if tables is None else list(tables)
        self._run_create(bind, chosen, checkfirst, with_sequences=tables is None)

    def drop_all(self, bind, tables=None, checkfirst=True):
        """Drops all tables that exist."""
        chosen = list(self.tables.values()) if tables is None else list(tables)
        self._run_drop(bind, chosen, checkfirst, with_sequences=tables is None)

    def _run_create(self, bind, tables, checkfirst, with_sequences):
        from .ddl import create_all

        create_all(self, bind, tables, checkfirst, with_sequences)

    def _run_drop(self, bind, tables, checkfirst, with_sequences):
        from .ddl import drop_all

        drop_all(self, bind, tables, checkfirst, with_sequences)


class _Tables(dict):
    """Tables by key; only tables add themselves."""

    def _fail(self, *arg, **kw):
        raise TypeError("FacadeDict object is immutable")

    __setitem__ = __delitem__ = update = clear = pop = popitem = setdefault = _fail

    def __repr__(self):
        return f"FacadeDict({dict.__repr__(self)})"


def _fire(target, name, *args):
    if _registered:
        fire(target, name, *args)


def sort_tables(tables, skip_fn=None, extra_dependencies=None):
    """Tables with those that others refer to first."""
    from .ddl import sort_tables as sort

    return sort(tables, skip_fn, extra_dependencies)


def __getattr__(name):
    if name in ("DDL", "CreateTable", "DropTable", "CreateIndex", "DropIndex", "CreateSchema",
                "DropSchema", "CreateSequence", "DropSequence", "AddConstraint",
                "DropConstraint", "SetTableComment", "DropTableComment", "SetColumnComment",
                "DropColumnComment", "CreateColumn", "DDLElement", "ExecutableDDLElement",
                "BaseDDLElement", "sort_tables_and_constraints", "CheckFirst", "CreateTableAs",
                "CreateView", "DropView", "SetConstraintComment", "DropConstraintComment",
                "InvokeDDLBase", "_CreateDropBase"):
        from . import ddl

        return getattr(ddl, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


