"""``INSERT … ON DUPLICATE KEY UPDATE``"""

from ... import exc
from ...sql.base import ColumnCollection
from ...sql.dml import Insert as StandardInsert
from ...sql.dml import _key_of
from ...sql.functions import Function


class Insert(StandardInsert):
    """An insert that may meet existing rows."""

    @property
    def inserted(self):
        """The values that would be inserted."""
        found = ColumnCollection()
        for key, column in self.table.c.items():
            value = Function("VALUES", _bare(column), type_=column.type)
            value.key = key
            found.add(value, key)
        return found

    def on_duplicate_key_update(self, *args, **kw):
        if args and kw:
            raise exc.ArgumentError("Can't pass kwargs and positional arguments simultaneously")
        if args:
            if len(args) > 1:
                raise exc.ArgumentError("Only a single dictionary or list of tuples is accepted "
                                        "positionally.")
            given = args[0]
        else:
            given = kw
        items = given.items() if hasattr(given, "items") else given
        assignments = [(_key_of(key, self.table), value) for key, value in items]
        if not assignments:
            raise ValueError("update parameter dictionary must not be empty")
        new = self._generate()
        new._on_conflict = {"set": assignments}
        return new


def _bare(column):
    from ...sql.elements import ColumnClause

    return ColumnClause(column.name, column.type)


def insert(table):
    return Insert(table)
