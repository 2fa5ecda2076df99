"""Window functions, aggregates with filters and orders."""

from ..util import errors as exc
from .elements import ColumnElement, and_, coerce, coerce_clause, coerce_column


def _list(value):
    if value is None:
        return []
    if isinstance(value, (list, tuple)):
        return [coerce_column(item) for item in value]
    return [coerce_column(value)]


class FrameClauseType:
    ROWS, RANGE, GROUPS = "ROWS", "RANGE", "GROUPS"


class FrameClause:
    """``rows=(None, 0)`` and its like, as text."""

    def __init__(self, kind, bounds, exclude=None):
        lower, upper = bounds
        self.text = f"{kind} BETWEEN {self._bound(lower, 'PRECEDING')} AND " \
                    f"{self._bound(upper, 'FOLLOWING')}"
        if exclude is not None:
            self.text += f" EXCLUDE {exclude}"

    @staticmethod
    def _bound(value, side):
        if value is None:
            return f"UNBOUNDED {side}"
        if value == 0:
            return "CURRENT ROW"
        if not isinstance(value, int):
            raise NotImplementedError("bounds of a window frame other than integers are not "
                                      "supported")
        return f"{value} FOLLOWING" if value > 0 else f"{-value} PRECEDING"


class Over(ColumnElement):
    """``function OVER (…)``"""

    __visit_name__ = "over"

    def __init__(self, element, partition_by=None, order_by=None, range_=None, rows=None,
                 groups=None, exclude=None):
        given = [(kind, value) for kind, value in
                 (("ROWS", rows), ("RANGE", range_), ("GROUPS", groups)) if value is not None]
        if len(given) > 1:
            raise exc.ArgumentError("only one of 'rows', 'range_', or 'groups' may be provided")
        self.element = element
        self.type = element.type
        self.partition_by = _list(partition_by)
        self.order_by = _list(order_by)
        self.frame = FrameClause(given[0][0], given[0][1], exclude).text if given else None

    def get_children(self, **kw):
        return [self.element, *self.partition_by, *self.order_by]


def over(element, *, partition_by=None, order_by=None, range_=None, rows=None, groups=None,
         exclude=None):
    return Over(element, partition_by, order_by, range_, rows, groups, exclude)


class WithinGroup(ColumnElement):
    """``aggregate WITHIN GROUP (ORDER BY …)``"""

    __visit_name__ = "within_group"

    def __init__(self, element, *order_by):
        self.element = element
        self.order_by = [coerce_column(item) for item in order_by]
        self.type = element.type
        if self.type._wire_class == "NullType" and self.order_by:
            self.type = self.order_by[0].type

    def over(self, *, partition_by=None, order_by=None, rows=None, range_=None, groups=None,
             exclude=None):
        return Over(self, partition_by, order_by, range_, rows, groups, exclude)

    def filter(self, *criterion):
        return FunctionFilter(self, *criterion)

    def get_children(self, **kw):
        return [self.element, *self.order_by]


def within_group(element, *order_by):
    return WithinGroup(element, *order_by)


class FunctionFilter(ColumnElement):
    """``aggregate FILTER (WHERE …)``"""

    __visit_name__ = "funcfilter"

    def __init__(self, func, *criterion):
        self.func = func
        self.type = func.type
        self.criterion = None
        if criterion:
            self.criterion = and_(*[coerce_clause(item) for item in criterion])

    def filter(self, *criterion):
        existing = () if self.criterion is None else (self.criterion,)
        return FunctionFilter(self.func, *existing, *criterion)

    def over(self, *, partition_by=None, order_by=None, rows=None, range_=None, groups=None,
             exclude=None):
        return Over(self, partition_by, order_by, range_, rows, groups, exclude)

    def within_group(self, *order_by):
        return WithinGroup(self, *order_by)

    def get_children(self, **kw):
        return [self.func] if self.criterion is None else [self.func, self.criterion]


def funcfilter(func, *criterion):
    return FunctionFilter(func, *criterion)


class AggregateOrderBy(ColumnElement):
    """An aggregate's argument with an order: ``array_agg(x ORDER BY y)``."""

    __visit_name__ = "aggregate_order_by"

    def __init__(self, target, *order_by):
        if not order_by:
            raise TypeError("at least one ORDER BY element is required")
        self.target = coerce(target)
        self.type = self.target.type
        self.order_by = [coerce_column(item) for item in order_by]

    def get_children(self, **kw):
        return [self.target, *self.order_by]


aggregate_order_by = AggregateOrderBy
