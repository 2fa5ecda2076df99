"""Pools. Connections are made as they are needed, whichever pool is named."""


class Pool:
    """Base of pools."""

    _dialect = None

    def __init__(self, creator=None, **kw):
        self._creator = creator
        self._arguments = kw

    def dispose(self):
        pass

    def recreate(self):
        return type(self)(self._creator, **self._arguments)

    def status(self):
        return type(self).__name__

    def size(self):
        return self._arguments.get("pool_size", 0)

    def checkedin(self):
        return 0

    def checkedout(self):
        return 0

    def overflow(self):
        return 0

    def timeout(self):
        return 30.0

    def connect(self):
        raise NotImplementedError("Pool.connect() is not supported")


class NullPool(Pool):
    pass


class QueuePool(Pool):
    pass


class AsyncAdaptedQueuePool(QueuePool):
    pass


class FallbackAsyncAdaptedQueuePool(AsyncAdaptedQueuePool):
    pass


class SingletonThreadPool(Pool):
    pass


class StaticPool(Pool):
    pass


class AssertionPool(Pool):
    pass


class PoolProxiedConnection:
    pass


class PoolResetState:
    pass


class ManagesConnection:
    pass


class ConnectionPoolEntry:
    pass
