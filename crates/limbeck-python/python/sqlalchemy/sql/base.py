"""Names, collections of columns and what statements and schema elements share."""

import _limbeck

from ..util import EMPTY_DICT, immutabledict


class SchemaEventTarget:
    """Something that is attached to a parent."""

    __slots__ = ()


class quoted_name(str):
    """An identifier with a wish about its quoting."""

    def __new__(cls, value, quote=None):
        if isinstance(value, cls) and (quote is None or value.quote == quote):
            return value
        self = super().__new__(cls, value)
        self.quote = quote
        return self

    @classmethod
    def construct(cls, value, quote):
        return None if value is None else cls(value, quote)

    def __reduce__(self):
        return quoted_name, (str(self), self.quote)

    def __repr__(self):
        return str.__repr__(self)


class _truncated_label(quoted_name):
    """A name that may be shortened."""

    def apply_map(self, map_):
        return self


class conv(_truncated_label):
    """A final name, which no naming convention expands."""

    def __reduce__(self):
        return conv, (str(self), self.quote)


class _NONE_NAME:
    name = "_NONE_NAME"


class Generative:
    """Methods that return a changed copy."""

    def _generate(self):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        return new


class Executable:
    """Something that a connection can execute."""

    supports_execution = True
    _execution_options = EMPTY_DICT
    is_select = False
    is_insert = False
    is_update = False
    is_delete = False
    is_dml = False
    is_text = False

    def execution_options(self, **kw):
        new = self._generate()
        new._execution_options = self._execution_options.union(kw)
        return new

    def get_execution_options(self):
        return self._execution_options

    def options(self, *options):
        new = self._generate()
        new._with_options = getattr(self, "_with_options", ()) + options
        return new


class ExecutableOption:
    """Base of options of statements."""


class ColumnCollection:
    """Columns by key, in order; ``table.c``."""

    __slots__ = ("_columns",)

    __init__ = _limbeck.collection_init()

    def add(self, column, key=None):
        self._columns[column.key if key is None else key] = column

    def remove(self, column):
        for key, item in list(self._columns.items()):
            if item is column:
                del self._columns[key]
                return
        raise ValueError(f"Can't remove column {column!r}; column is not in this collection")

    def replace(self, column, extra_remove=None):
        """Puts a column in the place of one with its key or name, or at the end."""
        columns, key, name = self._columns, column.key, column.name
        if key != name and key not in columns:
            named = columns.get(name)
            if named is not None and named.key == named.name:
                rebuilt = {key if k == name else k: column if k == name else v
                           for k, v in columns.items()}
                columns.clear()
                columns.update(rebuilt)
                return
        columns[key] = column

    def update(self, items):
        for key, column in items:
            self.add(column, key)

    def extend(self, items):
        for column in items:
            self.add(column)

    def clear(self):
        self._columns.clear()

    def keys(self):
        return list(self._columns)

    def values(self):
        return list(self._columns.values())

    def items(self):
        return list(self._columns.items())

    def get(self, key, default=None):
        return self._columns.get(key, default)

    def contains_column(self, col):
        return any(item is col for item in self._columns.values())

    def corresponding_column(self, column, require_embedded=False):
        for item in self._columns.values():
            if item is column or getattr(item, "_proxied", None) is column:
                return item
        found = self._columns.get(column.key)
        return found

    def as_readonly(self):
        return self

    def __getitem__(self, key):
        if isinstance(key, str):
            return self._columns[key]
        if isinstance(key, int):
            return list(self._columns.values())[key]
        if isinstance(key, slice):
            return ColumnCollection(list(self._columns.items())[key])
        if isinstance(key, tuple):
            found = []
            for item in key:
                column = self[item]
                found.append((column.key, column))
            return ColumnCollection(found)
        raise KeyError(key)

    def __getattr__(self, key):
        try:
            return self._columns[key]
        except KeyError:
            raise AttributeError(key) from None

    def __setattr__(self, key, value):
        raise NotImplementedError()

    def __contains__(self, key):
        if not isinstance(key, str):
            from .. import exc

            raise exc.ArgumentError("__contains__ requires a string argument")
        return key in self._columns

    def __iter__(self):
        return iter(list(self._columns.values()))

    def __len__(self):
        return len(self._columns)

    def __bool__(self):
        return True

    def __eq__(self, other):
        return isinstance(other, ColumnCollection) and \
            list(map(id, self)) == list(map(id, other))

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return id(self)

    def compare(self, other):
        return self == other

    def __dir__(self):
        return list(self._columns)

    def __str__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join(str(item) for item in self))

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join(repr(item) for item in self))


DedupeColumnCollection = ReadOnlyColumnCollection = WriteableColumnCollection = ColumnCollection


class ColumnSet(list):
    """Columns without order."""

    def contains_column(self, col):
        return any(item is col for item in self)

    def __contains__(self, col):
        return self.contains_column(col)


class _DialectOptions:
    """``element.dialect_options["postgresql"]["where"]``."""

    def __init__(self, element):
        self._element = element

    def __getitem__(self, dialect):
        prefix = dialect + "_"
        found = dict(_defaults_of(type(self._element), dialect))
        for key, value in self._element._dialect_kwargs.items():
            if key.startswith(prefix):
                found[key[len(prefix):]] = value
        return _Missing(found)

    def get(self, dialect, default=None):
        return self[dialect]


class _Missing(dict):
    """Options of a dialect; those that were not given have their default."""

    def __missing__(self, key):
        raise KeyError(key)


def _defaults_of(cls, dialect):
    from ._dialect_arguments import ARGUMENTS

    for base in cls.__mro__:
        found = ARGUMENTS.get((dialect, base.__name__))
        if found is not None:
            return {key: value for key, value in found.items() if key != "*"}
    return {}


class DialectKWArgs:
    """Keyword arguments that belong to one dialect, such as ``postgresql_where``."""

    _dialect_kwargs = EMPTY_DICT

    def _validate_dialect_kwargs(self, kwargs):
        if not kwargs:
            return
        from ._dialect_arguments import validate

        for key in kwargs:
            validate(type(self), key)
        self._dialect_kwargs = {**self._dialect_kwargs, **kwargs}

    @property
    def dialect_kwargs(self):
        return self._dialect_kwargs

    kwargs = dialect_kwargs

    @property
    def dialect_options(self):
        return _DialectOptions(self)

    def get_dialect_option(self, dialect, argument_name, else_=None, **kw):
        return self.dialect_options[dialect.name].get(argument_name, else_)

    @classmethod
    def argument_for(cls, dialect_name, argument_name, default):
        from ._dialect_arguments import register

        register(cls, dialect_name, argument_name, default)


class SchemaVisitor:
    """Calls ``visit_<name>`` for schema elements."""

    def traverse_single(self, obj, **kw):
        method = getattr(self, f"visit_{obj.__visit_name__}", None)
        return None if method is None else method(obj, **kw)


__all__ = [
    "ColumnCollection", "ColumnSet", "DialectKWArgs", "Executable", "Generative",
    "SchemaEventTarget", "conv", "immutabledict", "quoted_name",
]
