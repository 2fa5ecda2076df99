"""``INSERT … ON CONFLICT``"""

from ... import exc
from ...sql.dml import Insert as StandardInsert
from ...sql.dml import _key_of
from ...sql.elements import ColumnClause, TextClause, coerce_clause
from ...sql.selectable import TableClause


def _excluded(table, name="excluded"):
    pseudo = TableClause(name)
    pseudo._is_pseudo_table = True
    for key, column in table.c.items():
        item = ColumnClause(column.name, column.type)
        item.key = key
        pseudo.append_column(item)
    return pseudo


class Insert(StandardInsert):
    """An insert that may meet existing rows."""

    _needs_target = True

    @property
    def excluded(self):
        found = self.__dict__.get("_excluded")
        if found is None:
            found = self.__dict__["_excluded"] = _excluded(self.table)
        return found.c

    def _conflict(self, **kw):
        if self._on_conflict is not None:
            raise exc.InvalidRequestError(
                "This Insert construct already has an ON CONFLICT clause established")
        new = self._generate()
        new._on_conflict = kw
        return new

    def on_conflict_do_nothing(self, constraint=None, index_elements=None, index_where=None):
        return self._conflict(**_target(constraint, index_elements, index_where))

    def on_conflict_do_update(self, constraint=None, index_elements=None, index_where=None,
                              set_=None, where=None):
        if constraint is None and index_elements is None and self._needs_target:
            raise ValueError("Either constraint or index_elements, but not both, must be "
                             "specified unless DO NOTHING")
        if not set_:
            raise ValueError("set parameter must not be empty")
        items = set_.items() if hasattr(set_, "items") else set_
        assignments = [(_key_of(key, self.table), value) for key, value in items]
        order = {key: number for number, key in enumerate(self.table.c.keys())}
        if isinstance(set_, dict):
            assignments.sort(key=lambda pair: order.get(pair[0], len(order)))
        return self._conflict(
            set=assignments, where=None if where is None else coerce_clause(where),
            **_target(constraint, index_elements, index_where))


def _target(constraint, index_elements, index_where):
    found = {}
    if constraint is not None:
        if isinstance(constraint, str):
            found["constraint"] = constraint
        elif getattr(constraint, "expressions", None) is not None:
            index_elements = constraint.expressions
            index_where = constraint._dialect_kwargs.get("postgresql_where", index_where)
        elif constraint.name is not None:
            found["constraint"] = constraint.name
        else:
            index_elements = list(constraint.columns)
    if index_elements is not None:
        if "constraint" in found:
            raise ValueError("'constraint' and 'index_elements' are mutually exclusive")
        found["target"] = [ColumnClause(getattr(item, "name", item))
                           if isinstance(item, (str, ColumnClause)) else item
                           for item in index_elements]
        if index_where is not None:
            found["target_where"] = TextClause(index_where) \
                if isinstance(index_where, str) else index_where
    return found


def insert(table):
    return Insert(table)
