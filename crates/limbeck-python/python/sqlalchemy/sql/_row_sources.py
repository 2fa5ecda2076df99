"""Rows that a statement brings along, and samples of the rows of a table."""

from .base import ColumnCollection, Generative
from .elements import ColumnElement, coerce_column
from .selectable import CTE, AliasedReturnsRows, FromClause, _from, _proxy
from .sqltypes import NULLTYPE


class Values(Generative, FromClause):
    """``VALUES (…), (…)``"""

    __visit_name__ = "values"
    lateral_ = False
    _data = ()

    def __init__(self, *columns, name=None, literal_binds=False):
        self._column_args = tuple(coerce_column(item) for item in columns)
        self.name = name
        self.named_with_column = name is not None
        self.literal_binds = literal_binds
        # What gives an anonymous one its name.
        self.element = self

    def _named(self, name):
        new = self._generate()
        new.__dict__.pop("_columns", None)
        new.name = name
        new.named_with_column = True
        new.element = new
        return new

    def alias(self, name=None, flat=False):
        return self._named(name)

    def lateral(self, name=None):
        new = self._named(self.name if name is None else name)
        new.lateral_ = True
        return new

    def data(self, values):
        new = self._generate()
        new.__dict__.pop("_columns", None)
        new._data = self._data + tuple(values)
        new.element = new
        return new

    def cte(self, name=None, recursive=False, nesting=False):
        return CTE(self, name, recursive, nesting)

    def scalar_values(self):
        return ScalarValues(self._column_args, self._data, self.literal_binds)

    @property
    def _column_types(self):
        return [item.type for item in self._column_args]

    def _exported_items(self):
        return [(item.key, item) for item in self._column_args]

    def _make_columns(self):
        columns = ColumnCollection()
        for item in self._column_args:
            columns.add(_proxy(item, self, item.key))
        return columns


class ScalarValues(ColumnElement):
    """``VALUES`` as a value."""

    __visit_name__ = "scalar_values"
    type = NULLTYPE

    def __init__(self, columns, data, literal_binds):
        self._column_args = columns
        self._data = data
        self.literal_binds = literal_binds

    @property
    def _column_types(self):
        return [item.type for item in self._column_args]

    def get_children(self, **kw):
        return ()


class TableSample(AliasedReturnsRows):
    """A sample of the rows of a source."""

    __visit_name__ = "tablesample"

    def __init__(self, element, sampling, name=None, seed=None):
        from .elements import coerce
        from .functions import FunctionElement, func

        super().__init__(_from(element), name)
        self.sampling = sampling if isinstance(sampling, FunctionElement) \
            else func.system(sampling)
        self.seed = None if seed is None else coerce(seed)


def values(*columns, name=None, literal_binds=False):
    return Values(*columns, name=name, literal_binds=literal_binds)


def tablesample(selectable, sampling, name=None, seed=None):
    return TableSample(selectable, sampling, name, seed)
