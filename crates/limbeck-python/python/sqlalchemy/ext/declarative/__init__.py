"""Declarative models by their former import path."""

from ...orm import (  # noqa: F401
    DeclarativeMeta,
    as_declarative,
    declarative_base,
    declared_attr,
    has_inherited_table,
    synonym_for,
)


def __getattr__(name):
    if name in ("AbstractConcreteBase", "ConcreteBase", "DeferredReflection"):
        from . import extensions

        return getattr(extensions, name)
    if name in ("api", "base"):
        import sys

        return sys.modules[__name__]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
