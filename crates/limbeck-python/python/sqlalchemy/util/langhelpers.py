"""``sqlalchemy.util.langhelpers``"""

from . import *  # noqa: F401,F403
from . import classproperty, generic_repr, hybridmethod, hybridproperty, memoized_property, symbol  # noqa: F401


class _PublicFactory:
    pass


def duck_type_collection(specimen, default=None):
    for kind in (list, set, dict):
        if isinstance(specimen, kind) or isinstance(specimen, type) and issubclass(specimen, kind):
            return kind
    return default


def get_cls_kwargs(cls):
    from . import call_arguments

    required, keywords, _ = call_arguments(cls)
    return set(required) | set(keywords)


class safe_reraise:
    """Runs cleanup, then raises the exception under way again."""

    def __enter__(self):
        import sys

        self._exc = sys.exc_info()[1]
        return self

    def __exit__(self, kind, value, trace):
        if kind is None and self._exc is not None:
            raise self._exc
        return False
