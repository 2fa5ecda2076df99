"""Asynchronous engines. Everything is synchronous underneath."""

_FROM = {
    "create_async_engine": "engine", "async_engine_from_config": "engine",
    "AsyncEngine": "engine", "AsyncConnection": "engine", "AsyncTransaction": "engine",
    "create_async_pool_from_url": "engine",
    "AsyncResult": "result", "AsyncScalarResult": "result", "AsyncMappingResult": "result",
    "AsyncTupleResult": "result",
    "AsyncSession": "session", "async_sessionmaker": "session", "AsyncAttrs": "session",
    "AsyncSessionTransaction": "session", "async_scoped_session": "session",
    "async_object_session": "session", "async_session": "session",
    "close_all_sessions": "session",
}


def __getattr__(name):
    import importlib

    module = _FROM.get(name)
    if module is None:
        if name in ("engine", "result", "session", "scoping"):
            return importlib.import_module(
                "." + {"scoping": "session"}.get(name, name), __name__)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(importlib.import_module("." + module, __name__), name)
    globals()[name] = found
    return found
