"""How related objects are loaded: always when they are asked for."""


class Load:
    """A loading option, which changes nothing about the result."""

    def __init__(self, *arg, **kw):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *arg, **kw: self


def _option(*arg, **kw):
    return Load()


joinedload = selectinload = subqueryload = lazyload = noload = raiseload = immediateload = _option
contains_eager = defaultload = defer = undefer = undefer_group = load_only = _option
selectin_polymorphic = contains_alias = _option


def with_expression(key, expression):
    raise NotImplementedError("with_expression() is not supported")
