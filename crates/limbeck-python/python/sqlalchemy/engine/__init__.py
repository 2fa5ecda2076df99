"""Engines, connections and results."""

_FROM = {
    "create_engine": "create", "engine_from_config": "create", "create_mock_engine": "create",
    "create_pool_from_url": "create",
    "URL": "url", "make_url": "url",
    "Engine": "base", "Connection": "base", "Transaction": "base", "RootTransaction": "base",
    "NestedTransaction": "base", "TwoPhaseTransaction": "base", "ExceptionContext": "base",
    "ExecutionContext": "base", "AdaptedConnection": "base", "CreateEnginePlugin": "base",
    "Connectable": "base",
    "Result": "result", "CursorResult": "result", "ScalarResult": "result",
    "MappingResult": "result", "FrozenResult": "result", "ResultProxy": "result",
    "IteratorResult": "result", "ChunkedIteratorResult": "result", "MergedResult": "result",
    "FilterResult": "result", "TupleResult": "result", "result_tuple": "result",
    "Row": "row", "RowMapping": "row", "BaseRow": "row",
    "Inspector": "reflection", "ObjectKind": "reflection", "ObjectScope": "reflection",
    "Dialect": "default", "Compiled": "default", "TypeCompiler": "default",
    "BindTyping": "base",
}
__all__ = [*_FROM]
_MODULES = ("base", "create", "cursor", "default", "interfaces", "mock", "reflection", "result",
            "row", "url", "util", "strategies")


def __getattr__(name):
    module = _FROM.get(name)
    if module is None:
        if name in _MODULES:
            return _submodule(name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(_submodule(module), name)
    globals()[name] = found
    return found


def _submodule(name):
    # `importlib` would bring the standard machinery along.
    return __import__(name, globals(), None, ("__name__",), 1)
