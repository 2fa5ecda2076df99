"""``create_async_engine``"""

from ...engine.base import Connectable, Connection, Engine
from ...engine.create import create_engine, engine_from_config
from .result import AsyncResult


class _Starting:
    """Can be awaited, and used as ``async with``."""

    async def start(self):
        return self

    def __await__(self):
        return self.start().__await__()


def create_async_engine(url, **kw):
    """An asynchronous engine."""
    kw.pop("async_creator", None)
    return AsyncEngine(create_engine(url, **kw))


def async_engine_from_config(configuration, prefix="sqlalchemy.", **kwargs):
    """An asynchronous engine, from settings whose names begin with a prefix."""
    return AsyncEngine(engine_from_config(configuration, prefix, **kwargs))


def create_async_pool_from_url(url, **kwargs):
    raise NotImplementedError("create_async_pool_from_url() is not supported")


class AsyncConnectable:
    pass


class AsyncEngine(AsyncConnectable):
    """An engine whose methods are awaited."""

    is_async = True

    def __init__(self, sync_engine):
        self.sync_engine = sync_engine

    @property
    def url(self):
        return self.sync_engine.url

    @property
    def dialect(self):
        return self.sync_engine.dialect

    @property
    def pool(self):
        return self.sync_engine.pool

    @property
    def name(self):
        return self.sync_engine.name

    @property
    def driver(self):
        return self.sync_engine.driver

    @property
    def echo(self):
        return self.sync_engine.echo

    @property
    def engine(self):
        return self.sync_engine

    def __repr__(self):
        return f"AsyncEngine({self.url!r})"

    def connect(self):
        return AsyncConnection(self)

    def begin(self):
        return _AsyncEngineBegin(self)

    async def dispose(self, close=True):
        self.sync_engine.dispose(close)

    def execution_options(self, **opt):
        return AsyncEngine(self.sync_engine.execution_options(**opt))

    def get_execution_options(self):
        return self.sync_engine.get_execution_options()

    def clear_compiled_cache(self):
        pass

    async def raw_connection(self):
        return self.sync_engine.raw_connection()

    def _sa_inspect(self):
        from ...exc import NoInspectionAvailable

        raise NoInspectionAvailable(
            "Inspection on an AsyncEngine is currently not supported. Please obtain a connection "
            "then use ``conn.run_sync`` to pass a callable where it's possible to call "
            "``inspect`` on the passed connection.")


class _AsyncEngineBegin:
    """``async with engine.begin() as connection``"""

    def __init__(self, engine):
        self.engine = engine

    async def __aenter__(self):
        self.connection = await self.engine.connect()
        self.transaction = self.connection.sync_connection.begin()
        return self.connection

    async def __aexit__(self, kind, value, trace):
        try:
            return self.transaction.__exit__(kind, value, trace)
        finally:
            self.connection.sync_connection.close()


class AsyncConnection(_Starting, AsyncConnectable):
    """A connection whose methods are awaited."""

    def __init__(self, async_engine, sync_connection=None):
        self.engine = async_engine
        self.sync_engine = async_engine.sync_engine
        self.sync_connection = sync_connection

    @classmethod
    def _retrieve_proxy_for_target(cls, target):
        """The asynchronous face of a connection."""
        return cls(AsyncEngine(target.engine), target)

    async def start(self, is_ctxmanager=False):
        if self.sync_connection is None:
            self.sync_connection = self.sync_engine.connect()
        return self

    async def __aenter__(self):
        return await self.start()

    async def __aexit__(self, kind, value, trace):
        self._proxied.close()

    @property
    def _proxied(self):
        if self.sync_connection is None:
            from ...exc import InvalidRequestError

            raise InvalidRequestError(
                "AsyncConnection context has not been started and object has not been awaited.")
        return self.sync_connection

    @property
    def dialect(self):
        return self.sync_engine.dialect

    @property
    def closed(self):
        return self._proxied.closed

    @property
    def info(self):
        return self._proxied.info

    def in_transaction(self):
        return self._proxied.in_transaction()

    def in_nested_transaction(self):
        return self._proxied.in_nested_transaction()

    def get_transaction(self):
        found = self._proxied.get_transaction()
        return None if found is None else AsyncTransaction(self, found)

    def begin(self):
        return AsyncTransaction(self)

    def begin_nested(self):
        return AsyncTransaction(self, nested=True)

    async def get_raw_connection(self):
        return self._proxied.connection

    async def execution_options(self, **opt):
        self._proxied.execution_options(**opt)
        return self

    async def get_isolation_level(self):
        return self._proxied.get_isolation_level()

    async def commit(self):
        self._proxied.commit()

    async def rollback(self):
        self._proxied.rollback()

    async def close(self):
        self._proxied.close()

    async def aclose(self):
        self._proxied.close()

    async def invalidate(self, exception=None):
        self._proxied.invalidate(exception)

    async def execute(self, statement, parameters=None, *, execution_options=None):
        return self._proxied.execute(statement, parameters, execution_options=execution_options)

    async def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        return self._proxied.exec_driver_sql(statement, parameters)

    async def scalar(self, statement, parameters=None, *, execution_options=None):
        return self._proxied.scalar(statement, parameters)

    async def scalars(self, statement, parameters=None, *, execution_options=None):
        return self._proxied.scalars(statement, parameters)

    def stream(self, statement, parameters=None, *, execution_options=None):
        return _Stream(self, statement, parameters)

    async def run_sync(self, fn, *arg, **kw):
        return fn(self._proxied, *arg, **kw)

    def _sa_inspect(self):
        from ...exc import NoInspectionAvailable

        raise NoInspectionAvailable(
            "Inspection on an AsyncConnection is currently not supported. Please use "
            "``run_sync`` to pass a callable where it's possible to call ``inspect`` on the "
            "passed connection.")


class _Stream(_Starting):
    """``connection.stream(…)``: awaited, or used as ``async with``."""

    def __init__(self, connection, statement, parameters):
        self._arguments = connection, statement, parameters

    async def start(self):
        connection, statement, parameters = self._arguments
        return AsyncResult(connection._proxied.execute(statement, parameters))

    async def __aenter__(self):
        return await self.start()

    async def __aexit__(self, *exc):
        return False


class AsyncTransaction(_Starting):
    """A transaction whose methods are awaited."""

    def __init__(self, connection, sync_transaction=None, nested=False):
        self.connection = connection
        self.sync_transaction = sync_transaction
        self.nested = nested

    async def start(self, is_ctxmanager=False):
        if self.sync_transaction is None:
            proxied = self.connection._proxied
            self.sync_transaction = proxied.begin_nested() if self.nested else proxied.begin()
        return self

    async def __aenter__(self):
        return await self.start()

    async def __aexit__(self, kind, value, trace):
        return self.sync_transaction.__exit__(kind, value, trace)

    @property
    def is_active(self):
        return self.sync_transaction is not None and self.sync_transaction.is_active

    @property
    def is_valid(self):
        return self.is_active

    async def commit(self):
        self.sync_transaction.commit()

    async def rollback(self):
        self.sync_transaction.rollback()

    async def close(self):
        self.sync_transaction.close()


__all__ = ["AsyncConnection", "AsyncEngine", "AsyncTransaction", "Connectable", "Connection",
           "Engine", "async_engine_from_config", "create_async_engine"]
