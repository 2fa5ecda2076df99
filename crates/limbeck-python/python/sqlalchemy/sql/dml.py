"""``INSERT``, ``UPDATE`` and ``DELETE``."""

from ..util import errors as exc
from .base import ColumnCollection, DialectKWArgs, Executable, Generative
from .elements import ClauseElement, ColumnElement, coerce_clause
from .selectable import HasCTE, HasPrefixes, ReturnsRows, _from


class UpdateBase(DialectKWArgs, Generative, HasCTE, HasPrefixes, Executable, ReturnsRows):
    """A statement that changes rows."""

    is_dml = True
    is_selectable = False
    _returning = ()
    _where = ()

    def __init__(self, table):
        self.table = _from(table)

    @property
    def entity_description(self):
        return {"name": self.table.name, "table": self.table}

    def returning(self, *cols, sort_by_parameter_order=False, **kw):
        new = self._generate()
        new._returning = self._returning + cols
        return new

    def return_defaults(self, *cols, **kw):
        raise NotImplementedError("return_defaults() is not supported")

    def with_hint(self, *arg, **kw):
        raise NotImplementedError("with_hint() is not supported")

    def with_dialect_options(self, **opt):
        new = self._generate()
        new._validate_dialect_kwargs(opt)
        return new

    def _returned(self):
        """The columns of ``RETURNING``."""
        from ._select import Select

        return Select(*self._returning)._result_columns() if self._returning else []

    _result_columns = _returned

    def _exported_items(self):
        from ._labels import exported_items

        return exported_items(self._returned())

    @property
    def exported_columns(self):
        return ColumnCollection(self._exported_items())

    @property
    def is_derived_from(self):
        return self.table.is_derived_from


def _key_of(key, table):
    """The key of a column, from whatever names one in ``values``."""
    if isinstance(key, str) and not isinstance(key, ClauseElement):
        return key
    convert = getattr(key, "__clause_element__", None)
    if convert is not None:
        key = convert()
    if isinstance(key, ColumnElement):
        return key.key
    return str(key)


class ValuesBase(UpdateBase):
    _values = None
    _multi_values = ()
    select = None
    _select_names = ()

    def values(self, *args, **kwargs):
        new = self._generate()
        if args:
            if len(args) > 1 or kwargs and not isinstance(args[0], dict):
                raise exc.ArgumentError("Only a single dictionary/tuple or list of "
                                        "dictionaries/tuples is accepted positionally.")
            given = args[0]
            if isinstance(given, (list, tuple)) and given and isinstance(
                    given[0], (dict, list, tuple)):
                if not isinstance(self, Insert):
                    raise exc.InvalidRequestError(
                        f"{type(self).__name__} construct does not support multiple parameter "
                        "sets.")
                rows = []
                for row in given:
                    rows.append(self._row(row))
                new._multi_values = self._multi_values + tuple(rows)
                return new
            values = self._row(given)
        else:
            values = {}
        if kwargs:
            values.update(kwargs)
        new._values = {**(self._values or {}), **values}
        return new

    def _row(self, row):
        if isinstance(row, dict):
            return {_key_of(key, self.table): value for key, value in row.items()}
        if isinstance(row, (list, tuple)):
            if row and isinstance(row[0], tuple) and len(row[0]) == 2 \
                    and isinstance(self, Update):
                return {_key_of(key, self.table): value for key, value in row}
            return dict(zip(self.table.c.keys(), row))
        raise exc.ArgumentError(f"Unsupported values: {row!r}")


class Insert(ValuesBase):
    """``INSERT``"""

    __visit_name__ = "insert"
    is_insert = True
    _on_conflict = None
    _inline = False
    include_insert_from_select_defaults = False

    def inline(self):
        new = self._generate()
        new._inline = True
        return new

    def from_select(self, names, select, include_defaults=True):
        new = self._generate()
        new._select_names = [_key_of(name, self.table) for name in names]
        new.select = getattr(select, "element", select) \
            if not hasattr(select, "scalar_subquery") else select
        new.include_insert_from_select_defaults = include_defaults
        return new


class _WithWhere:
    def where(self, *whereclause):
        new = self._generate()
        new._where = self._where + tuple(coerce_clause(clause) for clause in whereclause)
        return new

    filter = where

    def filter_by(self, **kwargs):
        return self.where(*[self.table.c[key] == value for key, value in kwargs.items()])

    @property
    def whereclause(self):
        from .elements import and_

        return and_(*self._where) if self._where else None


class Update(_WithWhere, ValuesBase):
    """``UPDATE``"""

    __visit_name__ = "update"
    is_update = True
    _ordered = False

    def ordered_values(self, *args):
        new = self._generate()
        new._values = {_key_of(key, self.table): value for key, value in args}
        new._ordered = True
        return new

    def inline(self):
        return self


class Delete(_WithWhere, UpdateBase):
    """``DELETE``"""

    __visit_name__ = "delete"
    is_delete = True


def insert(table):
    return Insert(table)


def update(table):
    return Update(table)


def delete(table):
    return Delete(table)
