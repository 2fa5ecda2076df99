"""``session.query(…)`` and aliases of mapped classes."""

from ..sql import delete, func, select, update
from ..sql._select import exists as sql_exists
from ..sql.selectable import _from
from .loading import Plan


class Query:
    """A query of a session."""

    def __init__(self, entities, session=None):
        entities = entities if isinstance(entities, (list, tuple)) else (entities,)
        self.session = session
        self._statement = select(*entities)

    def __class_getitem__(cls, item):
        return cls

    def _with(self, statement):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        new._statement = statement
        return new

    @property
    def statement(self):
        return self._statement

    selectable = statement

    def __clause_element__(self):
        return self._statement

    def with_session(self, session):
        new = self._with(self._statement)
        new.session = session
        return new

    @property
    def column_descriptions(self):
        return self._statement.column_descriptions

    @property
    def whereclause(self):
        return self._statement.whereclause

    # Building

    def filter(self, *criterion):
        return self._with(self._statement.where(*criterion))

    where = filter

    def filter_by(self, **kwargs):
        return self._with(self._statement.filter_by(**kwargs))

    def join(self, target, *props, isouter=False, full=False):
        if len(props) > 1:
            raise NotImplementedError("Query.join() with several targets is not supported")
        return self._with(self._statement.join(target, *props, isouter=isouter, full=full))

    def outerjoin(self, target, *props, full=False):
        return self.join(target, *props, isouter=True, full=full)

    def select_from(self, *from_obj):
        return self._with(self._statement.select_from(*from_obj))

    def order_by(self, *clauses):
        return self._with(self._statement.order_by(*clauses))

    def group_by(self, *clauses):
        return self._with(self._statement.group_by(*clauses))

    def having(self, *having):
        return self._with(self._statement.having(*having))

    def distinct(self, *expr):
        return self._with(self._statement.distinct(*expr))

    def limit(self, limit):
        return self._with(self._statement.limit(limit))

    def offset(self, offset):
        return self._with(self._statement.offset(offset))

    def slice(self, start, stop):
        return self._with(self._statement.slice(start, stop))

    def with_entities(self, *entities):
        return self._with(self._statement.with_only_columns(
            *entities, maintain_column_froms=True))

    def add_columns(self, *column):
        return self._with(self._statement.add_columns(*column))

    add_column = add_entity = add_columns

    def with_for_update(self, **kw):
        return self._with(self._statement.with_for_update(**kw))

    def correlate(self, *fromclauses):
        return self._with(self._statement.correlate(*fromclauses))

    def options(self, *args):
        return self

    def execution_options(self, **kwargs):
        return self

    def yield_per(self, count):
        return self

    def populate_existing(self):
        return self

    def enable_eagerloads(self, value):
        return self

    def autoflush(self, setting):
        return self

    def params(self, *args, **kwargs):
        return self._with(self._statement.params(*args, **kwargs))

    def union(self, *q):
        return self._combined("union", q)

    def union_all(self, *q):
        return self._combined("union_all", q)

    def _combined(self, operator, others):
        raise NotImplementedError(f"Query.{operator}() is not supported")

    def subquery(self, name=None, **kw):
        return self._statement.subquery(name)

    def cte(self, name=None, recursive=False, nesting=False):
        return self._statement.cte(name, recursive)

    def scalar_subquery(self):
        return self._statement.scalar_subquery()

    as_scalar = scalar_subquery

    def label(self, name):
        return self.scalar_subquery().label(name)

    def exists(self):
        return sql_exists(self._statement)

    # Running

    def _result(self):
        result = self.session.execute(self._statement)
        plan = Plan(self._statement)
        if len(plan.steps) == 1 and plan.has_objects:
            return result.scalars().unique(id)
        return result

    def all(self):
        return self._result().all()

    def __iter__(self):
        return iter(self.all())

    def __getitem__(self, item):
        if isinstance(item, slice):
            return self.slice(item.start or 0, item.stop).all()
        return self.offset(item).limit(1).all()[0]

    def first(self):
        return self.limit(1)._result().first()

    def one(self):
        return self._result().one()

    def one_or_none(self):
        return self._result().one_or_none()

    def scalar(self):
        row = self.session.execute(self._statement).one_or_none()
        return None if row is None else row[0]

    def get(self, ident):
        return self.session.get(self._statement._entities[0], ident)

    def count(self):
        inner = self._statement.order_by(None).subquery()
        return self.session.execute(select(func.count()).select_from(inner)).scalar()

    def _table(self):
        entity = self._statement._entities[0]
        return _from(entity if isinstance(entity, type) else getattr(
            entity, "class_", None) or entity.table)

    def update(self, values, synchronize_session="auto", update_args=None):
        changed = {key if isinstance(key, str) else key.key: value
                   for key, value in dict(values).items()}
        entity = self._statement._entities[0]
        mapper = getattr(entity, "__mapper__", None)
        if mapper is not None:
            changed = {mapper._props[key].columns[0].key if key in mapper._props else key: value
                       for key, value in changed.items()}
        result = self.session.execute(
            update(self._table()).where(*self._statement._where).values(changed))
        return result.rowcount

    def delete(self, synchronize_session="auto", delete_args=None):
        result = self.session.execute(delete(self._table()).where(*self._statement._where))
        return result.rowcount

    def __str__(self):
        return str(self._statement)


class AliasedClass:
    """A mapped class under another name."""

    def __init__(self, class_, name=None):
        self._aliased_mapper = class_.__mapper__
        self._alias = class_.__table__.alias(name)
        self._class = class_

    def __clause_element__(self):
        return self._alias

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        prop = self._aliased_mapper._props.get(name)
        columns = getattr(prop, "columns", None)
        if columns:
            return self._alias.c[columns[0].key]
        raise NotImplementedError(
            f"the attribute {name!r} of an alias of {self._class.__name__} is not supported")


def aliased(element, alias=None, name=None, flat=False, adapt_on_names=False):
    """An alias of a mapped class or of a source."""
    if isinstance(element, type) and hasattr(element, "__mapper__"):
        if alias is not None:
            raise NotImplementedError("aliased() of a class on another source is not supported")
        return AliasedClass(element, name)
    return _from(element).alias(name)


class Bundle:
    def __init__(self, *arg, **kw):
        raise NotImplementedError("sqlalchemy.orm.Bundle is not supported")


def with_polymorphic(*arg, **kw):
    raise NotImplementedError("with_polymorphic() is not supported")


class FromStatement:
    def __init__(self, *arg, **kw):
        raise NotImplementedError("from_statement() is not supported")


def with_loader_criteria(*arg, **kw):
    raise NotImplementedError("with_loader_criteria() is not supported")


def with_parent(*arg, **kw):
    raise NotImplementedError("with_parent() is not supported")


def join(left, right, onclause=None, isouter=False, full=False):
    return _from(left).join(_from(right), onclause, isouter, full)


def outerjoin(left, right, onclause=None, full=False):
    return join(left, right, onclause, True, full)
