"""``sqlalchemy.sql.expression``: everything that expressions are built with."""

from . import _select, elements, functions, selectable
from ._select import (  # noqa: F401
    CompoundSelect,
    Exists,
    FromGrouping,
    ScalarSelect,
    Select,
    TextAsFrom,
    TextualSelect,
    alias,
    cte,
    except_,
    except_all,
    exists,
    intersect,
    intersect_all,
    join,
    lateral,
    outerjoin,
    select,
    subquery,
    union,
    union_all,
)
from .base import (  # noqa: F401
    ColumnCollection,
    Executable,
    Generative,
    _truncated_label,
    conv,
    quoted_name,
)
from .dml import (  # noqa: F401
    Delete,
    Insert,
    Update,
    UpdateBase,
    ValuesBase,
    delete,
    insert,
    update,
)
from .elements import *  # noqa: F401,F403
from .elements import _CONSTRUCTS, _WINDOWS
from .functions import Function, FunctionElement, func, modifier  # noqa: F401
from .operators import ColumnOperators, Operators, custom_op  # noqa: F401
from .selectable import (  # noqa: F401
    CTE,
    LABEL_STYLE_DEFAULT,
    LABEL_STYLE_DISAMBIGUATE_ONLY,
    LABEL_STYLE_NONE,
    LABEL_STYLE_TABLENAME_PLUS_COL,
    Alias,
    AliasedReturnsRows,
    FromClause,
    GenerativeSelect,
    HasCTE,
    HasPrefixes,
    HasSuffixes,
    Join,
    Lateral,
    ReturnsRows,
    Selectable,
    SelectBase,
    SelectLabelStyle,
    Subquery,
    TableClause,
    TableValuedAlias,
    table,
)


def _select_iterables(elements):
    return [item for element in elements for item in getattr(element, "c", [element])]


def __getattr__(name):
    if name in _CONSTRUCTS or name in _WINDOWS:
        return getattr(elements, name)
    if name in ("values", "Values", "ScalarValues", "tablesample", "TableSample"):
        return getattr(selectable, name)
    if name in ("TString", "tstring", "LambdaElement", "StatementLambdaElement", "lambda_stmt",
                "outparam", "ColumnExpressionArgument", "CacheKey", "from_dml_column"):
        from ..util import unsupported

        return unsupported(f"sqlalchemy.sql.expression.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


_MODULES = (_select, functions, selectable)
