"""Array literals."""

from ...sql import sqltypes
from ...sql.elements import ColumnElement, all_, any_, coerce
from ...sql.operators import eq
from .types import ARRAY


class array(ColumnElement):
    """``ARRAY[…]``"""

    __visit_name__ = "array"

    def __init__(self, clauses, *, type_=None, **kw):
        self.clauses = [coerce(clause) for clause in clauses]
        if type_ is not None:
            type_ = sqltypes.to_instance(type_)
            self.type = type_ if isinstance(type_, sqltypes.ARRAY) else ARRAY(type_)
        elif self.clauses and isinstance(self.clauses[0].type, sqltypes.ARRAY):
            self.type = self.clauses[0].type
        else:
            self.type = ARRAY(self.clauses[0].type if self.clauses else sqltypes.NULLTYPE)

    def __iter__(self):
        return iter(self.clauses)

    def __len__(self):
        return len(self.clauses)

    def get_children(self, **kw):
        return self.clauses


def Any(other, arrexpr, operator=eq):
    return operator(coerce(other), any_(arrexpr))


def All(other, arrexpr, operator=eq):
    return operator(coerce(other), all_(arrexpr))


__all__ = ["ARRAY", "All", "Any", "array"]
