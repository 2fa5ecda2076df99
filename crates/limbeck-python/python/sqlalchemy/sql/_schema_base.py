"""What the elements of a schema have in common, and where column values come from."""

import _limbeck

from ..util import errors as exc
from .base import DialectKWArgs, Executable, Generative, SchemaEventTarget, quoted_name
from .elements import ClauseElement, TextClause
from .type_api import to_instance
from .visitors import Visitable


class SchemaVisitable(SchemaEventTarget, Visitable):
    pass


class SchemaItem(SchemaVisitable):
    """A part of a schema."""

    __visit_name__ = "schema_item"

    _init_items = _limbeck.init_items(globals())

    @property
    def info(self):
        found = self.__dict__.get("_info")
        if found is None:
            found = self.__dict__["_info"] = {}
        return found

    @info.setter
    def info(self, value):
        self.__dict__["_info"] = value

    def __repr__(self):
        from ..util import generic_repr

        return generic_repr(self, omit_kwarg=("info",))


class HasConditionalDDL:
    _ddl_if = None

    def ddl_if(self, dialect=None, callable_=None, state=None):
        raise NotImplementedError("ddl_if() is not supported")


class FetchedValue(SchemaEventTarget):
    """The database supplies the value."""

    is_server_default = True
    reflected = False
    has_argument = False
    is_clause_element = False
    is_identity = False
    column = None

    def __init__(self, for_update=False):
        self.for_update = for_update

    def _clone(self, for_update):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.__dict__.pop("column", None)
        new.for_update = for_update
        return new

    def _set_parent(self, column, **kw):
        self.column = column
        if self.for_update:
            column.server_onupdate = self
        else:
            column.server_default = self

    def __repr__(self):
        from ..util import generic_repr

        return generic_repr(self)


class DefaultClause(FetchedValue):
    """A ``DEFAULT`` clause."""

    has_argument = True

    def __init__(self, arg, for_update=False, _reflected=False):
        # A stand-in is refused by the application, which knows what it stands for.
        if not isinstance(arg, (str, ClauseElement)) and not hasattr(
                type(arg), "_limbeck_placeholder"):
            raise exc.ArgumentError(
                "Argument 'arg' is expected to be one of type '<class 'str'>' or "
                "'<class 'sqlalchemy.sql.elements.ClauseElement'>' or "
                "'<class 'sqlalchemy.sql.elements.TextClause'>', got "
                f"'{type(arg)}'")
        super().__init__(for_update)
        self.arg = arg
        self.reflected = _reflected

    def __repr__(self):
        return f"DefaultClause({self.arg!r}, for_update={self.for_update!r})"


class DefaultGenerator(Executable, SchemaItem):
    """A value that the client supplies."""

    is_sequence = False
    is_identity = False
    is_server_default = False
    is_clause_element = False
    is_callable = False
    is_scalar = False
    has_arg = False
    column = None

    def __init__(self, for_update=False):
        self.for_update = for_update

    def _set_parent(self, column, **kw):
        self.column = column
        if self.for_update:
            column.onupdate = self
        else:
            column.default = self


class ColumnDefault(DefaultGenerator):
    """``default=`` of a column."""

    has_arg = True

    def __new__(cls, arg=None, for_update=False):
        if cls is ColumnDefault:
            if isinstance(arg, FetchedValue):
                raise exc.ArgumentError("ColumnDefault may not be a server-side default type.")
            if isinstance(arg, ClauseElement):
                cls = ColumnElementColumnDefault
            elif callable(arg):
                cls = CallableColumnDefault
            else:
                cls = ScalarElementColumnDefault
        return object.__new__(cls)

    def __init__(self, arg, for_update=False):
        self.for_update = for_update
        self.arg = arg

    def __repr__(self):
        return f"{type(self).__name__}({self.arg!r})"


class ScalarElementColumnDefault(ColumnDefault):
    is_scalar = True

    def _value(self):
        return self.arg


class ColumnElementColumnDefault(ColumnDefault):
    is_clause_element = True

    def _value(self):
        return self.arg


class CallableColumnDefault(ColumnDefault):
    is_callable = True

    def __init__(self, arg, for_update=False):
        super().__init__(_wrap_callable(arg), for_update)

    def _value(self):
        return self.arg(None)


def _wrap_callable(function):
    """A function of one argument, from one with none or one."""
    code = getattr(function, "__code__", None)
    if code is None:
        if isinstance(function, type):
            return _ignoring(function)
        call = getattr(type(function), "__call__", None)
        code = getattr(call, "__code__", None)
        if code is None:
            return _ignoring(function)
        positional = code.co_argcount - 1
        defaults = len(call.__defaults__ or ())
    else:
        positional = code.co_argcount - (1 if hasattr(function, "__self__") else 0)
        defaults = len(function.__defaults__ or ())
    required = positional - defaults
    if required == 0 and positional == 0:
        return _ignoring(function)
    if required > 1:
        raise exc.ArgumentError("ColumnDefault Python function takes zero or one positional "
                                "arguments")
    if positional == 0:
        return _ignoring(function)
    return function


def _ignoring(function):
    def wrapped(ctx):
        return function()

    wrapped.__name__ = getattr(function, "__name__", "default")
    wrapped.__wrapped__ = function
    return wrapped


class IdentityOptions:
    """What sequences and identity columns share."""

    def _set_options(self, start, increment, minvalue, maxvalue, nominvalue, nomaxvalue, cycle,
                     cache, order):
        self.start = start
        self.increment = increment
        self.minvalue = minvalue
        self.maxvalue = maxvalue
        self.nominvalue = nominvalue
        self.nomaxvalue = nomaxvalue
        self.cycle = cycle
        self.cache = cache
        self.order = order

    def _as_dict(self):
        return {key: getattr(self, key) for key in (
            "start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle",
            "cache", "order") if getattr(self, key) is not None}


class Sequence(DialectKWArgs, Generative, IdentityOptions, DefaultGenerator):
    """A named generator of numbers."""

    __visit_name__ = "sequence"
    is_sequence = True

    def __init__(self, name, start=None, increment=None, minvalue=None, maxvalue=None,
                 nominvalue=None, nomaxvalue=None, cycle=None, schema=None, cache=None,
                 order=None, data_type=None, optional=False, quote=None, metadata=None,
                 quote_schema=None, for_update=False, **dialect_kw):
        from .schema import BLANK_SCHEMA

        DefaultGenerator.__init__(self, for_update)
        self._set_options(start, increment, minvalue, maxvalue, nominvalue, nomaxvalue, cycle,
                          cache, order)
        self._validate_dialect_kwargs(dialect_kw)
        self.name = quoted_name(name, quote)
        self.optional = optional
        if schema is BLANK_SCHEMA:
            self.schema = None
        elif metadata is not None and schema is None and metadata.schema:
            self.schema = metadata.schema
        else:
            self.schema = quoted_name.construct(schema, quote_schema)
        self.metadata = metadata
        self._key = f"{self.schema}.{name}" if self.schema else name
        if metadata is not None:
            metadata._sequences[self._key] = self
        self.data_type = to_instance(data_type) if data_type is not None else None

    def _set_parent(self, column, **kw):
        DefaultGenerator._set_parent(self, column)
        column._on_table_attach(self._set_table)

    def _set_table(self, column, table):
        self.metadata = table.metadata
        table.metadata._sequences[self._key] = self

    def next_value(self):
        from .functions import func

        return func.next_value(self)

    def create(self, bind, checkfirst=True):
        from limbeck_wire import sequence

        bind._run_operations([{"operation": "create_sequence", "sequence": sequence(self)}],
                             bool(checkfirst))

    def drop(self, bind, checkfirst=True):
        from limbeck_wire import qualified_name

        bind._run_operations(
            [{"operation": "drop_sequence",
              "sequence": qualified_name(self.name, self.schema)}], bool(checkfirst))

    def _copy(self):
        new = self._generate()
        new.column = None
        return new

    def __repr__(self):
        from ..util import generic_repr

        return generic_repr(self, omit_kwarg=("info", "for_update"))


class Computed(FetchedValue, SchemaItem):
    """A generated column."""

    __visit_name__ = "computed_column"
    has_argument = True

    def __init__(self, sqltext, persisted=None):
        self.sqltext = TextClause(sqltext) if isinstance(sqltext, str) else sqltext
        self.persisted = persisted
        self.column = None
        self.for_update = True

    def _set_parent(self, column, **kw):
        if not isinstance(column.server_default, (type(None), Computed)) or not isinstance(
                column.server_onupdate, (type(None), Computed)):
            raise exc.ArgumentError("A generated column cannot specify a server_default or a "
                                    "server_onupdate argument")
        self.column = column
        column.computed = self
        column.server_onupdate = column.server_default = self

    def copy(self, target_table=None, **kw):
        return Computed(self.sqltext, self.persisted)

    _copy = copy

    def __repr__(self):
        from ..util import generic_repr

        return generic_repr(self)


class Identity(IdentityOptions, DialectKWArgs, FetchedValue, SchemaItem):
    """An identity column."""

    __visit_name__ = "identity_column"
    is_identity = True

    def __init__(self, always=False, on_null=None, start=None, increment=None, minvalue=None,
                 maxvalue=None, nominvalue=None, nomaxvalue=None, cycle=None, cache=None,
                 order=None, **dialect_kw):
        self._set_options(start, increment, minvalue, maxvalue, nominvalue, nomaxvalue, cycle,
                          cache, order)
        self._validate_dialect_kwargs(dialect_kw)
        self.always = bool(always)
        self.on_null = on_null
        self.column = None
        self.for_update = False

    def _set_parent(self, column, **kw):
        if not isinstance(column.server_default, (type(None), Identity)) or not isinstance(
                column.server_onupdate, type(None)):
            raise exc.ArgumentError("A column with an Identity object cannot specify a "
                                    "server_default or a server_onupdate argument")
        if column.autoincrement is False:
            raise exc.ArgumentError("A column with an Identity object cannot specify "
                                    "autoincrement=False")
        self.column = column
        column.identity = self
        if column._user_defined_nullable is None:
            column.nullable = False
        column.server_default = self

    def _as_dict(self):
        found = IdentityOptions._as_dict(self)
        found["always"] = self.always
        if self.on_null is not None:
            found["on_null"] = self.on_null
        return found

    def copy(self, **kw):
        return self._clone(False)

    _copy = copy

    def __repr__(self):
        from ..util import generic_repr

        return generic_repr(self)
