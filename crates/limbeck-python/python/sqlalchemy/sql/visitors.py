"""Bases of everything that can be visited, and walks over expressions."""


class Visitable:
    """Something with a ``__visit_name__``."""


class ClauseVisitor:
    """Calls ``visit_<name>`` for each element of an expression."""

    __traverse_options__ = {}

    def traverse_single(self, obj, **kw):
        method = getattr(self, f"visit_{obj.__visit_name__}", None)
        if method is not None:
            return method(obj, **kw)
        return None

    def iterate(self, obj):
        return iterate(obj)

    def traverse(self, obj):
        for element in iterate(obj):
            self.traverse_single(element)
        return obj


def iterate(obj, opts=None):
    """An element and all below it, breadth first."""
    pending = [obj]
    while pending:
        element = pending.pop(0)
        yield element
        children = getattr(element, "get_children", None)
        if children is not None:
            pending.extend(children())


def traverse(obj, opts, visitors):
    for element in iterate(obj):
        method = visitors.get(element.__visit_name__)
        if method is not None:
            method(element)
    return obj


def replacement_traverse(obj, opts, replace):
    """A copy with what ``replace`` answers in the place of its parts."""
    from ._replacing import replaced

    return replaced(obj, replace)


def __getattr__(name):
    if name in ("cloned_traverse", "InternalTraversal"):
        from ..util import unsupported

        return unsupported(f"sqlalchemy.sql.visitors.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
