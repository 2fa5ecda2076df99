"""PostgreSQL's constraints and functions."""

from ...sql import sqltypes
from ...sql._windows import aggregate_order_by  # noqa: F401
from ...sql.elements import ColumnClause, TextClause
from ...sql.functions import Function
from ...sql.schema import ColumnCollectionConstraint, Constraint
from .types import ARRAY, TSQUERY, TSVECTOR


class ExcludeConstraint(ColumnCollectionConstraint):
    """``EXCLUDE USING … (… WITH …)``"""

    __visit_name__ = "exclude_constraint"

    def __init__(self, *elements, **kw):
        self.using = kw.pop("using", "gist")
        where = kw.pop("where", None)
        self.where = TextClause(where) if isinstance(where, str) else where
        self.ops = kw.pop("ops", None) or {}
        self._render_exprs = []
        columns = []
        for expression, operator in elements:
            if hasattr(expression, "__clause_element__"):
                expression = expression.__clause_element__()
            self._render_exprs.append((expression, operator))
            if isinstance(expression, str) or isinstance(expression, ColumnClause) \
                    and not expression.is_literal:
                columns.append(expression)
        self.operators = {getattr(expression, "key", str(expression)): operator
                          for expression, operator in self._render_exprs}
        names = {key: kw.pop(key, None) for key in ("name", "deferrable", "initially")}
        if kw:
            raise TypeError(
                "Additional arguments should be named <dialectname>_<argument>, got "
                f"'{next(iter(kw))}'")
        Constraint.__init__(self, **names)
        self._take_columns([item for item in columns if isinstance(item, str)
                            or item.table is not None])
        if self._pending and len(self._pending) == len(columns):
            self._auto_attach()

    def _copy(self, target_table=None, **kw):
        from ...sql._replacing import onto_table

        elements = []
        for expression, operator in self._render_exprs:
            if not isinstance(expression, str) and target_table is not None \
                    and self.parent is not None:
                expression = onto_table(expression, self.parent, target_table)
            elements.append((expression, operator))
        new = ExcludeConstraint(*elements, name=self.name, deferrable=self.deferrable,
                                initially=self.initially, where=self.where, using=self.using)
        new.ops = self.ops
        return new


def array_agg(*arg, **kw):
    function = Function("array_agg", *arg)
    item = function.clauses[0].type
    function.type = item if isinstance(item, ARRAY) else ARRAY(item)
    return function


def _text_search(name, type_):
    def call(*args, **kw):
        return Function(name, *args, type_=type_)

    call.__name__ = name
    return call


to_tsvector = _text_search("to_tsvector", TSVECTOR)
to_tsquery = _text_search("to_tsquery", TSQUERY)
plainto_tsquery = _text_search("plainto_tsquery", TSQUERY)
phraseto_tsquery = _text_search("phraseto_tsquery", TSQUERY)
websearch_to_tsquery = _text_search("websearch_to_tsquery", TSQUERY)
ts_headline = _text_search("ts_headline", sqltypes.TEXT)


def distinct_on(*expr):
    raise NotImplementedError("distinct_on() is not supported; use select().distinct(…)")


