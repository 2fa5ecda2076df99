"""The condition of a join that was not given one: the foreign keys between its sides."""

from .. import exc
from .elements import and_


def _tables_of(source):
    left = getattr(source, "left", None)
    if left is not None:
        return _tables_of(left) + _tables_of(source.right)
    return [source]


def _pairs(first, second):
    """Pairs of referred and referring column, by foreign key from ``first`` to ``second``."""
    found = {}
    for column in first.c:
        for key in column.foreign_keys or ():
            try:
                target = key.column
            except exc.NoReferenceError:
                continue
            for candidate in second.c:
                origin = getattr(candidate, "_proxied", candidate)
                if candidate is target or origin is target:
                    found.setdefault(id(key.constraint), []).append((candidate, column))
    return list(found.values())


def join_condition(left, right):
    """The conjunction of a foreign key's column pairs."""
    groups = []
    for table in reversed(_tables_of(left)):
        for other in _tables_of(right):
            groups.extend(_pairs(table, other))
            if table is not other:
                groups.extend(_pairs(other, table))
        if groups:
            break
    if not groups:
        raise exc.NoForeignKeysError(
            f"Can't find any foreign key relationships between '{left.description}' and "
            f"'{right.description}'.")
    if len(groups) > 1:
        raise exc.AmbiguousForeignKeysError(
            f"Can't determine join between '{left.description}' and '{right.description}'; "
            "tables have more than one foreign key constraint relationship between them. Please "
            "specify the 'onclause' of this join explicitly.")
    conditions = [a == b for a, b in groups[0]]
    return conditions[0] if len(conditions) == 1 else and_(*conditions)
