"""``sqlalchemy.sql``"""


def __getattr__(name):
    if name == "__all__":
        from .. import _EXPRESSIONS

        return _EXPRESSIONS.split()
    if name.startswith("__"):
        raise AttributeError(name)
    if name in _MODULES:
        return __import__(name, globals(), None, ("__name__",), 1)
    if name == "ClauseVisitor":
        from .visitors import ClauseVisitor

        return ClauseVisitor
    if name in ("BaseDDLElement", "DDL", "DDLElement", "ExecutableDDLElement"):
        from . import ddl

        return getattr(ddl, name)
    if name == "ExecutableStatement":
        name = "Executable"
    from . import expression

    try:
        found = getattr(expression, name)
    except AttributeError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    globals()[name] = found
    return found


_MODULES = frozenset((
    "base", "ddl", "dml", "elements", "expression", "functions", "operators", "schema",
    "selectable", "sqltypes", "type_api", "visitors", "util", "compiler", "roles"))
