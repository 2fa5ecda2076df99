"""``@compiles``: a project's own SQL for types and elements."""


def compiles(class_, *specs):
    """Registers the decorated function as the SQL of a class, for some dialects or for all."""

    def decorate(fn):
        hooks = class_.__dict__.get("_compile_hooks")
        if hooks is None:
            hooks = dict(getattr(class_, "_compile_hooks", None) or {})
            class_._compile_hooks = hooks
        for dialect in specs or ("default",):
            hooks[dialect] = fn
        return fn

    return decorate


def deregister(class_):
    """Takes all functions of a class back."""
    if "_compile_hooks" in class_.__dict__:
        del class_._compile_hooks
