"""Sources of rows: tables, aliases, joins and selects."""

from ..util import errors as exc
from .base import ColumnCollection, Executable, Generative
from .elements import ClauseElement, ColumnClause, coerce, coerce_clause, coerce_column


class _LabelStyle:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<SelectLabelStyle.{self.name}>"


class SelectLabelStyle:
    LABEL_STYLE_NONE = _LabelStyle("LABEL_STYLE_NONE")
    LABEL_STYLE_TABLENAME_PLUS_COL = _LabelStyle("LABEL_STYLE_TABLENAME_PLUS_COL")
    LABEL_STYLE_DISAMBIGUATE_ONLY = _LabelStyle("LABEL_STYLE_DISAMBIGUATE_ONLY")
    LABEL_STYLE_DEFAULT = LABEL_STYLE_DISAMBIGUATE_ONLY


LABEL_STYLE_NONE = SelectLabelStyle.LABEL_STYLE_NONE
LABEL_STYLE_TABLENAME_PLUS_COL = SelectLabelStyle.LABEL_STYLE_TABLENAME_PLUS_COL
LABEL_STYLE_DISAMBIGUATE_ONLY = LABEL_STYLE_DEFAULT = \
    SelectLabelStyle.LABEL_STYLE_DISAMBIGUATE_ONLY


class ReturnsRows(ClauseElement):
    """Something with rows."""


class Selectable(ReturnsRows):
    is_selectable = True


class FromClause(Selectable):
    """What can stand after ``FROM``."""

    __visit_name__ = "fromclause"
    named_with_column = False
    schema = None
    is_join = False

    def select(self):
        from ._select import Select

        return Select(self)

    def join(self, right, onclause=None, isouter=False, full=False):
        return Join(self, right, onclause, isouter, full)

    def outerjoin(self, right, onclause=None, full=False):
        return Join(self, right, onclause, True, full)

    def alias(self, name=None, flat=False):
        return Alias(self, name)

    def lateral(self, name=None):
        return Lateral(self, name)

    def tablesample(self, sampling, name=None, seed=None):
        from ._row_sources import TableSample

        return TableSample(self, sampling, name, seed)

    def is_derived_from(self, fromclause):
        return self is fromclause

    def corresponding_column(self, column, require_embedded=False):
        return self.c.corresponding_column(column)

    @property
    def columns(self):
        return self.c

    @property
    def c(self):
        found = self.__dict__.get("_columns")
        if found is None:
            found = self.__dict__["_columns"] = self._make_columns()
        return found

    def _make_columns(self):
        return ColumnCollection()

    @property
    def exported_columns(self):
        return self.c

    @property
    def entity_namespace(self):
        return self.c

    @property
    def primary_key(self):
        from .base import ColumnSet

        return ColumnSet(item for item in self.c if item.primary_key)

    @property
    def foreign_keys(self):
        found = set()
        for item in self.c:
            found.update(item.foreign_keys or ())
        return found

    @property
    def _from_objects(self):
        return [self]


NamedFromClause = FromClause


class TableClause(FromClause):
    """A table known by its name and some columns."""

    __visit_name__ = "table"
    named_with_column = True
    implicit_returning = False

    def __init__(self, name, *columns, **kw):
        self.name = name
        self.fullname = name
        schema = kw.pop("schema", None)
        if schema is not None:
            self.schema = schema
            self.fullname = f"{schema}.{name}"
        if kw:
            raise exc.ArgumentError(f"Unsupported argument(s): {list(kw)}")
        self._columns = ColumnCollection()
        for item in columns:
            self.append_column(item)

    @property
    def description(self):
        return self.name

    @property
    def key(self):
        return self.fullname

    def append_column(self, c, **kw):
        existing = c.table
        if existing is not None and existing is not self:
            raise exc.ArgumentError(f"column object '{c.key}' already assigned to table "
                                    f"'{existing.description}'")
        self._columns.add(c)
        c.table = self

    def insert(self):
        from .dml import Insert

        return Insert(self)

    def update(self):
        from .dml import Update

        return Update(self)

    def delete(self):
        from .dml import Delete

        return Delete(self)

    def __str__(self):
        return self.fullname


def table(name, *columns, **kw):
    return TableClause(name, *columns, **kw)


class AliasedReturnsRows(FromClause):
    """A source under another name."""

    named_with_column = True

    def __init__(self, element, name=None):
        self.element = element
        self.name = name

    @property
    def description(self):
        return self.name or "anon_1"

    @property
    def original(self):
        return self.element

    def _make_columns(self):
        columns = ColumnCollection()
        for key, item in _exported(self.element):
            columns.add(_proxy(item, self, key), key)
        return columns

    def is_derived_from(self, fromclause):
        return fromclause is self or fromclause is self.element


def _exported(element):
    return element.c.items()


def _proxy(item, owner, key):
    """A column of a derived source, standing for one of its source's."""
    name = item.name if getattr(item, "name", None) else key
    # Of the same class, since Python asks a subclass on the right side first.
    new = type(item).__new__(type(item)) if hasattr(item, "_foreign_key_list") \
        else ColumnClause(name, item.type)
    new.name = name
    new.type = item.type
    new.key = key
    new.table = owner
    new._proxied = item
    new.primary_key = bool(getattr(item, "primary_key", False))
    new.foreign_keys = getattr(item, "foreign_keys", ())
    new._foreign_key_list = []
    new.default = new.onupdate = new.server_default = new.server_onupdate = None
    return new


class Alias(AliasedReturnsRows):
    __visit_name__ = "alias"


class Lateral(AliasedReturnsRows):
    __visit_name__ = "lateral"

    def __init__(self, element, name=None):
        if not isinstance(element, SelectBase):
            element = getattr(element, "element", element)
        super().__init__(element, name)


class Subquery(AliasedReturnsRows):
    __visit_name__ = "subquery"

    def as_scalar(self):
        return self.element.scalar_subquery()

    def _make_columns(self):
        columns = ColumnCollection()
        for key, item in self.element._exported_items():
            columns.add(_proxy(item, self, key), key)
        return columns


class TableValuedAlias(AliasedReturnsRows):
    """A function that returns rows."""

    __visit_name__ = "table_valued_alias"

    def __init__(self, element, name=None, columns=None):
        super().__init__(element, name)
        self._given_columns = columns

    def _make_columns(self):
        columns = ColumnCollection()
        if self._given_columns is None:
            columns.add(self.column)
        else:
            for item in self._given_columns:
                columns.add(_proxy(item, self, item.key))
        return columns

    @property
    def column(self):
        found = self.__dict__.get("_column")
        if found is None:
            found = ColumnClause(self.name or self.element.name, self.element.type)
            found._table_valued = self
            self.__dict__["_column"] = found
            if self.name is None:
                self.name = found.name
        return found

    def render_derived(self, name=None, with_types=False):
        raise NotImplementedError("TableValuedAlias.render_derived() is not supported")


TableValuedColumn = ColumnClause


class CTE(AliasedReturnsRows):
    """A common table expression."""

    __visit_name__ = "cte"

    def __init__(self, element, name=None, recursive=False, nesting=False, _restates=None):
        super().__init__(element, name)
        self.recursive = recursive
        self._restates = _restates

    def _make_columns(self):
        columns = ColumnCollection()
        for key, item in self.element._exported_items():
            columns.add(_proxy(item, self, key), key)
        return columns

    def _combine(self, operator, other):
        from ._select import CompoundSelect

        new = CTE(CompoundSelect(operator, self.element, *other), self.name, self.recursive,
                  _restates=self)
        return new

    def union(self, *other):
        return self._combine("union", other)

    def union_all(self, *other):
        return self._combine("union_all", other)

    def alias(self, name=None, flat=False):
        return Alias(self, name)


class Join(FromClause):
    """A join of two sources."""

    __visit_name__ = "join"
    is_join = True

    def __init__(self, left, right, onclause=None, isouter=False, full=False):
        self.left = _from(left)
        self.right = _from(right)
        self.isouter = isouter
        self.full = full
        if onclause is None:
            from ._joining import join_condition

            self.onclause = join_condition(self.left, self.right)
        else:
            self.onclause = coerce_clause(onclause)

    @property
    def description(self):
        return f"Join object on {self.left.description}({id(self.left)}) and " \
               f"{self.right.description}({id(self.right)})"

    def _make_columns(self):
        columns = ColumnCollection()
        for source in (self.left, self.right):
            for item in source.c:
                label = getattr(item.table, "name", None)
                columns.add(item, f"{label}_{item.key}" if label else item.key)
        return columns

    def is_derived_from(self, fromclause):
        return fromclause is self or self.left.is_derived_from(fromclause) or \
            self.right.is_derived_from(fromclause)

    @property
    def _from_objects(self):
        return [self, *self.left._from_objects, *self.right._from_objects]

    def get_children(self, **kw):
        return (self.left, self.right, self.onclause)


def _from(value):
    """A source, from whatever stands where one is wanted."""
    convert = getattr(value, "__clause_element__", None)
    if convert is not None:
        value = convert()
    if isinstance(value, type):
        mapped = getattr(value, "__table__", None)
        if mapped is not None:
            return mapped
    if isinstance(value, SelectBase):
        return value.subquery()
    if isinstance(value, str):
        raise exc.ArgumentError(
            f"Textual FROM expression {value!r} should be explicitly declared as "
            f"text({value!r})")
    if not isinstance(value, ClauseElement):
        raise exc.ArgumentError(
            "Join target, typically a FROM expression, or ORM relationship attribute expected, "
            f"got {value!r}.")
    return value


class HasCTE:
    _independent_ctes = ()

    def add_cte(self, *ctes, nest_here=False):
        new = self._generate()
        new._independent_ctes = self._independent_ctes + ctes
        return new

    def cte(self, name=None, recursive=False, nesting=False):
        return CTE(self, name, recursive)


def _as_text(given):
    from .elements import text

    return text(given) if isinstance(given, str) else given


class HasPrefixes:
    _prefixes = ()

    def prefix_with(self, *prefixes, dialect="*"):
        new = self._generate()
        new._prefixes = self._prefixes + tuple((_as_text(item), dialect) for item in prefixes)
        return new


class HasSuffixes:
    _suffixes = ()

    def suffix_with(self, *suffixes, dialect="*"):
        new = self._generate()
        new._suffixes = self._suffixes + tuple((_as_text(item), dialect) for item in suffixes)
        return new


class SelectBase(Generative, HasCTE, Executable, Selectable):
    """Everything that is a query."""

    is_select = True

    def _result_columns(self):
        raise NotImplementedError

    def _exported_items(self):
        from ._labels import exported_items

        return exported_items(self._result_columns())

    @property
    def selected_columns(self):
        return ColumnCollection(self._exported_items())

    @property
    def exported_columns(self):
        return self.selected_columns

    @property
    def c(self):
        return self.subquery().c

    columns = c

    def subquery(self, name=None):
        return Subquery(self, name)

    def alias(self, name=None, flat=False):
        return self.subquery(name)

    def lateral(self, name=None):
        return Lateral(self, name)

    def scalar_subquery(self):
        from ._select import ScalarSelect

        return ScalarSelect(self)

    as_scalar = scalar_subquery

    def label(self, name):
        return self.scalar_subquery().label(name)

    def exists(self):
        from ._select import Exists

        return Exists(self)

    def self_group(self, against=None):
        return self


class GenerativeSelect(SelectBase):
    _order_by = ()
    _group_by = ()
    _limit = None
    _offset = None
    _fetch = None
    _locking = None
    _label_style = LABEL_STYLE_DEFAULT

    def _with(self, **kw):
        new = self._generate()
        new.__dict__.update(kw)
        new.__dict__.pop("_columns", None)
        return new

    def limit(self, limit):
        return self._with(_limit=_amount(limit), _fetch=None)

    def offset(self, offset):
        return self._with(_offset=_amount(offset))

    def fetch(self, count, with_ties=False, percent=False, **kw):
        if kw:
            raise NotImplementedError(f"fetch({next(iter(kw))}=…) is not supported")
        if count is None:
            return self._with(_limit=None, _fetch=None)
        return self._with(_limit=None, _fetch=(_amount(count), bool(percent), bool(with_ties)))

    def slice(self, start, stop):
        if stop is None:
            return self.offset(start)
        return self.offset(start).limit(stop - (start or 0)) if start else self.limit(stop)

    def order_by(self, *clauses):
        if _cancels(clauses):
            return self._with(_order_by=())
        return self._with(_order_by=self._order_by + _columns_of(clauses))

    def group_by(self, *clauses):
        if _cancels(clauses):
            return self._with(_group_by=())
        return self._with(_group_by=self._group_by + _columns_of(clauses))

    def with_for_update(self, *, nowait=False, read=False, of=None, skip_locked=False,
                        key_share=False):
        if of is not None:
            raise NotImplementedError("with_for_update(of=…) is not supported")
        words = ("KEY SHARE" if key_share else "SHARE") if read else \
            ("NO KEY UPDATE" if key_share else "UPDATE")
        if nowait:
            words += " NOWAIT"
        if skip_locked:
            words += " SKIP LOCKED"
        return self._with(_locking=words)

    def set_label_style(self, style):
        return self._with(_label_style=style)

    def get_label_style(self):
        return self._label_style


def _amount(value):
    if value is None or isinstance(value, ClauseElement):
        return value
    return coerce(int(value))


def _cancels(clauses):
    """Whether the one argument is ``None``, which takes back what was said before."""
    return len(clauses) == 1 and (clauses[0] is None or clauses[0] is False)


def _columns_of(clauses):
    found = []
    for clause in clauses:
        if isinstance(clause, (list, tuple)):
            found.extend(coerce_column(item) for item in clause)
        else:
            found.append(_order_element(clause))
    return tuple(found)


def _order_element(clause):
    if isinstance(clause, str):
        # A name that may be a label of the select list.
        return ColumnClause(clause)
    return coerce_column(clause)


def __getattr__(name):
    if name in ("Select", "CompoundSelect", "TextualSelect", "ScalarSelect", "Exists", "select",
                "union", "union_all", "intersect", "intersect_all", "except_", "except_all",
                "exists", "TextAsFrom", "alias", "join", "outerjoin", "lateral", "cte", "subquery",
                "FromGrouping"):
        from . import _select

        found = getattr(_select, name)
        globals()[name] = found
        return found
    if name in ("values", "Values", "ScalarValues", "TableSample", "tablesample"):
        from . import _row_sources

        return getattr(_row_sources, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
