"""Queries."""

from ..util import errors as exc
from . import selectable
from .base import ColumnCollection
from .elements import (
    ClauseElement,
    ColumnClause,
    ColumnElement,
    Grouping,
    TextClause,
    coerce,
    coerce_clause,
)
from .selectable import (
    CTE,
    FromClause,
    GenerativeSelect,
    HasPrefixes,
    HasSuffixes,
    Join,
    Lateral,
    SelectBase,
    _cancels,
    _columns_of,
    _from,
)
from .sqltypes import BOOLEANTYPE, NULLTYPE


def select_elements(entities):
    """What stands in a select list: expressions, the columns of sources, mapped classes."""
    found = []
    for entity in entities:
        if isinstance(entity, (list, set)) or isinstance(entity, tuple):
            raise exc.ArgumentError(
                "Column expression, FROM clause, or other columns clause element expected, got "
                f"{entity!r}. Did you mean to say select({', '.join(repr(e) for e in entity)})?")
        if isinstance(entity, str) and not isinstance(entity, ClauseElement):
            raise exc.ArgumentError(
                f"Textual column expression {entity!r} should be explicitly declared with "
                f"text({entity!r}), or use column({entity!r}) for more specificity")
        found.append(entity)
    return tuple(found)


class Select(HasPrefixes, HasSuffixes, GenerativeSelect):
    """``SELECT``"""

    __visit_name__ = "select"
    _where = ()
    _having = ()
    _from_obj = ()
    _distinct = False
    _distinct_on = ()
    _correlate = None
    _correlate_except = None
    _joins = ()
    _statement_hints = ()
    _hints = ()

    def __init__(self, *entities):
        self._entities = select_elements(entities)

    def _expanded(self):
        """Pairs of column expression and the entity that it came with."""
        pairs = []
        for entity in self._entities:
            mapper = getattr(entity, "__mapper__", None)
            if mapper is not None and isinstance(entity, type):
                pairs.extend((item, entity) for item in mapper._select_columns())
                continue
            convert = getattr(entity, "__clause_element__", None)
            element = convert() if convert is not None else entity
            alias = getattr(entity, "_aliased_mapper", None)
            if isinstance(element, FromClause) and element.is_selectable:
                pairs.extend((item, entity if alias is not None else element)
                             for item in element.c)
            elif isinstance(element, SelectBase):
                pairs.append((element.scalar_subquery(), element))
            else:
                element = coerce_clause(element)
                pairs.append((element, element))
        return pairs

    def _result_columns(self):
        return [item for item, _ in self._expanded()]

    @property
    def columns_clause_froms(self):
        from limbeck_wire.sources import froms_of

        return froms_of(self)

    @property
    def froms(self):
        return self.columns_clause_froms

    get_final_froms = columns_clause_froms.fget

    @property
    def inner_columns(self):
        return iter(self._result_columns())

    @property
    def column_descriptions(self):
        return [{"name": getattr(item, "name", None), "type": item.type, "expr": item}
                for item in self._result_columns()]

    @property
    def whereclause(self):
        from .elements import and_

        return and_(*self._where) if self._where else None

    def where(self, *whereclause):
        return self._with(_where=self._where + tuple(coerce_clause(c) for c in whereclause))

    filter = where

    def filter_by(self, **kwargs):
        source = self._filter_entity()
        return self.where(*[getattr(source, key) == value for key, value in kwargs.items()])

    def _filter_entity(self):
        if self._joins:
            return _namespace(self._joins[-1][0])
        if self._from_obj:
            return _namespace(self._from_obj[0])
        entity = self._entities[0]
        if isinstance(entity, type):
            return entity
        table = getattr(entity, "table", None)
        if isinstance(entity, ColumnElement) and table is not None:
            return table.c
        parent = getattr(entity, "class_", None)
        return parent if parent is not None else _namespace(entity)

    def having(self, *having):
        return self._with(_having=self._having + tuple(coerce_clause(c) for c in having))

    def distinct(self, *expr):
        if expr:
            return self._with(_distinct=True, _distinct_on=self._distinct_on + _columns_of(expr))
        return self._with(_distinct=True)

    def select_from(self, *froms):
        return self._with(_from_obj=self._from_obj + tuple(_from(item) for item in froms))

    def join(self, target, onclause=None, *, isouter=False, full=False):
        return self._with(_joins=self._joins + ((target, onclause, None, isouter, full),))

    def join_from(self, from_, target, onclause=None, *, isouter=False, full=False):
        return self._with(_joins=self._joins + ((target, onclause, _from(from_), isouter, full),))

    def outerjoin(self, target, onclause=None, *, full=False):
        return self.join(target, onclause, isouter=True, full=full)

    def outerjoin_from(self, from_, target, onclause=None, *, full=False):
        return self.join_from(from_, target, onclause, isouter=True, full=full)

    def add_columns(self, *entities):
        return self._with(_entities=self._entities + select_elements(entities))

    column = add_columns

    def with_only_columns(self, *entities, maintain_column_froms=False):
        new = self._with(_entities=select_elements(entities))
        if maintain_column_froms:
            new = new.select_from(*self.columns_clause_froms)
        return new

    def correlate(self, *fromclauses):
        if _cancels(fromclauses):
            return self._with(_correlate=())
        return self._with(_correlate=(self._correlate or ())
                          + tuple(_from(item) for item in fromclauses))

    def correlate_except(self, *fromclauses):
        if _cancels(fromclauses):
            return self._with(_correlate_except=())
        return self._with(_correlate_except=(self._correlate_except or ())
                          + tuple(_from(item) for item in fromclauses))

    def with_hint(self, selectable, text, dialect_name="*"):
        if selectable is None:
            return self.with_statement_hint(text, dialect_name)
        return self._with(_hints=self._hints + ((_from(selectable), text, dialect_name),))

    def with_statement_hint(self, text, dialect_name="*"):
        from .elements import literal_column

        hint = (literal_column(text), dialect_name)
        return self._with(_statement_hints=self._statement_hints + (hint,))

    def union(self, *other):
        return CompoundSelect("union", self, *other)

    def union_all(self, *other):
        return CompoundSelect("union_all", self, *other)

    def except_(self, *other):
        return CompoundSelect("except", self, *other)

    def except_all(self, *other):
        return CompoundSelect("except_all", self, *other)

    def intersect(self, *other):
        return CompoundSelect("intersect", self, *other)

    def intersect_all(self, *other):
        return CompoundSelect("intersect_all", self, *other)


def _namespace(source):
    if isinstance(source, type):
        return source
    return source.c if hasattr(source, "c") else source


class CompoundSelect(GenerativeSelect):
    """Several queries as one."""

    __visit_name__ = "compound_select"

    def __init__(self, keyword, *selects):
        self.keyword = keyword
        self.selects = [_query(item) for item in selects]

    def _result_columns(self):
        return self.selects[0]._result_columns()


def _query(value):
    if isinstance(value, CTE):
        value = Select(value)
    if not isinstance(value, SelectBase):
        value = getattr(value, "element", value)
    if not isinstance(value, SelectBase):
        raise exc.ArgumentError(f"SELECT construct for inclusion in a UNION or other set "
                                f"construct expected, got {value!r}.")
    return value


class TextualSelect(SelectBase):
    """SQL text with the columns of its result."""

    __visit_name__ = "textual_select"
    is_text = True

    def __init__(self, text, columns, positional=False):
        self.element = text
        self.column_args = columns

    def _result_columns(self):
        return list(self.column_args)

    def bindparams(self, *binds, **bind_as_values):
        new = self._generate()
        new.element = self.element.bindparams(*binds, **bind_as_values)
        return new


TextAsFrom = TextualSelect


class ScalarSelect(ColumnElement):
    """A query used as a value."""

    __visit_name__ = "scalar_select"

    def __init__(self, element):
        self.element = element
        columns = element._result_columns()
        self.type = getattr(columns[0], "type", NULLTYPE) if columns else NULLTYPE

    def where(self, crit):
        return ScalarSelect(self.element.where(crit))

    def correlate(self, *fromclauses):
        return ScalarSelect(self.element.correlate(*fromclauses))

    def correlate_except(self, *fromclauses):
        return ScalarSelect(self.element.correlate_except(*fromclauses))

    def self_group(self, against=None):
        return self

    def get_children(self, **kw):
        return ()


class Exists(ColumnElement):
    """``EXISTS (…)``"""

    __visit_name__ = "exists"
    type = BOOLEANTYPE
    inherit_cache = True

    def __init__(self, argument=None, negated=False):
        if argument is None:
            argument = Select(ColumnClause("*", is_literal=True))
        elif isinstance(argument, ScalarSelect):
            argument = argument.element
        elif not isinstance(argument, SelectBase):
            argument = Select(argument)
        self.element = argument
        self.negated = negated

    def _changed(self, element):
        return Exists(element, self.negated)

    def where(self, *clause):
        return self._changed(self.element.where(*clause))

    def select_from(self, *froms):
        return self._changed(self.element.select_from(*froms))

    def correlate(self, *fromclauses):
        return self._changed(self.element.correlate(*fromclauses))

    def correlate_except(self, *fromclauses):
        return self._changed(self.element.correlate_except(*fromclauses))

    def select(self):
        return Select(self)

    def _negate(self):
        return Exists(self.element, not self.negated)


class FromGrouping(FromClause):
    __visit_name__ = "grouping"

    def __init__(self, element):
        self.element = element


def select(*entities, **kw):
    if kw:
        raise TypeError(f"select() got an unexpected keyword argument {next(iter(kw))!r}")
    return Select(*entities)


def union(*selects):
    return CompoundSelect("union", *selects)


def union_all(*selects):
    return CompoundSelect("union_all", *selects)


def except_(*selects):
    return CompoundSelect("except", *selects)


def except_all(*selects):
    return CompoundSelect("except_all", *selects)


def intersect(*selects):
    return CompoundSelect("intersect", *selects)


def intersect_all(*selects):
    return CompoundSelect("intersect_all", *selects)


def exists(argument=None):
    return Exists(argument)


def alias(selectable, name=None, flat=False):
    return _from(selectable).alias(name) if not isinstance(selectable, SelectBase) \
        else selectable.subquery(name)


def subquery(selectable, name=None):
    return selectable.subquery(name)


def join(left, right, onclause=None, isouter=False, full=False):
    return Join(left, right, onclause, isouter, full)


def outerjoin(left, right, onclause=None, full=False):
    return Join(left, right, onclause, True, full)


def lateral(selectable, name=None):
    return Lateral(selectable, name)


def cte(selectable, name=None, recursive=False):
    return CTE(selectable, name, recursive)


