"""`lazy_object_proxy`: an object that is made when it is first used."""

import operator

_NOT_MADE = object()


class Proxy:
    """Stands for what a function without arguments returns."""

    __slots__ = ("__factory__", "__target__")

    def __init__(self, factory):
        object.__setattr__(self, "__factory__", factory)
        object.__setattr__(self, "__target__", _NOT_MADE)

    @property
    def __wrapped__(self):
        target = object.__getattribute__(self, "__target__")
        if target is _NOT_MADE:
            target = object.__getattribute__(self, "__factory__")()
            object.__setattr__(self, "__target__", target)
        return target

    @property
    def __resolved__(self):
        return object.__getattribute__(self, "__target__") is not _NOT_MADE

    @property
    def __class__(self):
        return self.__wrapped__.__class__

    def __getattr__(self, name):
        return getattr(self.__wrapped__, name)

    def __setattr__(self, name, value):
        setattr(self.__wrapped__, name, value)

    def __delattr__(self, name):
        delattr(self.__wrapped__, name)

    def __call__(self, *arguments, **keywords):
        return self.__wrapped__(*arguments, **keywords)

    def __repr__(self):
        if not self.__resolved__:
            factory = object.__getattribute__(self, "__factory__")
            return f"<{type(self).__name__} at {id(self):#x} with factory {factory!r}>"
        return (f"<{type(self).__name__} at {id(self):#x} wrapping {self.__wrapped__!r} at "
                f"{id(self.__wrapped__):#x}>")

    def __enter__(self):
        return self.__wrapped__.__enter__()

    def __exit__(self, *details):
        return self.__wrapped__.__exit__(*details)


def _unary(function):
    return lambda self, *arguments: function(self.__wrapped__, *arguments)


def _binary(function):
    def forward(self, other):
        return function(self.__wrapped__, other.__wrapped__ if isinstance(other, Proxy) else other)

    return forward


for _name in ("lt", "le", "eq", "ne", "gt", "ge", "add", "sub", "mul", "truediv", "floordiv", "mod",
              "lshift", "rshift", "and", "or", "xor"):
    _function = getattr(operator, f"__{_name}__")
    setattr(Proxy, f"__{_name}__", _binary(_function))
    if _name not in ("lt", "le", "eq", "ne", "gt", "ge"):
        setattr(Proxy, f"__r{_name}__", (
            lambda function: lambda self, other: function(other, self.__wrapped__))(_function))

for _name, _function in {
    "__bool__": bool, "__bytes__": bytes, "__contains__": operator.contains,
    "__delitem__": operator.delitem, "__dir__": dir, "__float__": float, "__format__": format,
    "__getitem__": operator.getitem, "__hash__": hash, "__index__": operator.index, "__int__": int,
    "__invert__": operator.invert, "__iter__": iter, "__len__": len, "__neg__": operator.neg,
    "__next__": next, "__pos__": operator.pos, "__reversed__": reversed,
    "__setitem__": operator.setitem, "__str__": str,
}.items():
    setattr(Proxy, _name, _unary(_function))
