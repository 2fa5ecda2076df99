"""Module-level functions that act on an object which exists only while a script runs.

`alembic.op` and `alembic.context` are modules whose functions forward to the `Operations` or
`EnvironmentContext` in charge. Objects nest: leaving the inner one restores the outer one.
"""


class ProxyModule:
    """The object in charge of one module, and the functions that forward to it."""

    __slots__ = ("class_name", "namespace", "targets")

    def __init__(self, class_name, namespace, functions):
        self.class_name = class_name
        self.namespace = namespace
        self.targets = []
        for name in functions:
            self.define(name)

    def define(self, name):
        """Adds a forwarding function to the module."""
        self.namespace[name] = _forward(self, name)

    def attribute(self, name):
        """An attribute of the object in charge, for the module's `__getattr__`."""
        if self.targets and not name.startswith("_"):
            return getattr(self.targets[-1], name)
        module = self.namespace["__name__"]
        raise AttributeError(f"module {module!r} has no attribute {name!r}")


def _forward(proxy, name):
    targets = proxy.targets

    def function(*args, **kw):
        if not targets:
            raise NameError(
                f"Can't invoke function '{name}', as the proxy object has not yet been "
                f"established for the Alembic '{proxy.class_name}' class.  "
                "Try placing this code inside a callable."
            )
        method = getattr(targets[-1], name)
        # Unpacking nothing is not free.
        return method(*args, **kw) if kw else method(*args)

    function.__name__ = function.__qualname__ = name
    function.__module__ = proxy.namespace["__name__"]
    return function
