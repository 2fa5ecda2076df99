"""Sessions whose methods are awaited."""

from ...orm.session import Session, close_all_sessions  # noqa: F401


class AsyncAttrs:
    """Attributes that can be awaited (``await obj.awaitable_attrs.name``)."""

    class _Awaitable:
        def __init__(self, instance):
            self._instance = instance

        def __getattr__(self, name):
            instance = self._instance

            async def get():
                return getattr(instance, name)

            return get()

    @property
    def awaitable_attrs(self):
        return AsyncAttrs._Awaitable(self)


class AsyncSession:
    """A session whose methods are awaited."""

    _is_asyncio = True
    sync_session_class = Session

    def __init__(self, bind=None, *, binds=None, sync_session_class=None, **kw):
        self.bind = bind
        bind = getattr(bind, "sync_connection", None) or getattr(bind, "sync_engine", None) \
            or bind
        self.sync_session = (sync_session_class or self.sync_session_class)(
            bind=bind, binds=binds, **kw)

    def __class_getitem__(cls, item):
        return cls

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, trace):
        self.sync_session.close()

    def begin(self):
        return _AsyncSessionTransaction(self)

    def begin_nested(self):
        return _AsyncSessionTransaction(self, nested=True)

    async def run_sync(self, fn, *arg, **kw):
        return fn(self.sync_session, *arg, **kw)

    async def stream(self, *arg, **kw):
        from .result import AsyncResult

        return AsyncResult(self.sync_session.execute(*arg, **kw))

    async def stream_scalars(self, *arg, **kw):
        from .result import AsyncResult

        return AsyncResult(self.sync_session.scalars(*arg, **kw))

    async def connection(self, **kw):
        from .engine import AsyncConnection, AsyncEngine

        connection = self.sync_session.connection(**kw)
        return AsyncConnection(AsyncEngine(connection.engine), connection)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        inner = getattr(self.sync_session, name)
        if name not in ("execute", "scalar", "scalars", "get", "get_one", "commit", "rollback",
                        "close", "flush", "refresh", "delete", "merge", "invalidate", "reset"):
            return inner

        async def method(*arg, **kw):
            return inner(*arg, **kw)

        return method

    async def aclose(self):
        self.sync_session.close()


class AsyncSessionTransaction:
    pass


class _AsyncSessionTransaction(AsyncSessionTransaction):
    def __init__(self, session, nested=False):
        self.session = session
        self.nested = nested

    async def start(self):
        sync = self.session.sync_session
        self.sync_transaction = sync.begin_nested() if self.nested else sync.begin()
        return self

    def __await__(self):
        return self.start().__await__()

    async def __aenter__(self):
        await self.start()
        return self.session if not self.nested else self

    async def __aexit__(self, kind, value, trace):
        return self.sync_transaction.__exit__(kind, value, trace)

    async def commit(self):
        self.sync_transaction.commit()

    async def rollback(self):
        self.sync_transaction.rollback()


class async_sessionmaker:
    """Makes asynchronous sessions."""

    def __init__(self, bind=None, *, class_=AsyncSession, autoflush=True,
                 expire_on_commit=True, info=None, **kw):
        self.class_ = class_
        self.kw = {"bind": bind, "autoflush": autoflush,
                   "expire_on_commit": expire_on_commit, **kw}

    def __class_getitem__(cls, item):
        return cls

    def __call__(self, **local_kw):
        return self.class_(**{**self.kw, **local_kw})

    def begin(self):
        return _SessionAndTransaction(self())

    def configure(self, **new_kw):
        self.kw.update(new_kw)


class _SessionAndTransaction:
    def __init__(self, session):
        self.session = session

    async def __aenter__(self):
        self.transaction = self.session.begin()
        await self.transaction.__aenter__()
        return self.session

    async def __aexit__(self, kind, value, trace):
        try:
            return await self.transaction.__aexit__(kind, value, trace)
        finally:
            self.session.sync_session.close()


class async_scoped_session:
    """One asynchronous session for each scope."""

    def __init__(self, session_factory, scopefunc):
        self.session_factory = session_factory
        self.scopefunc = scopefunc
        self._sessions = {}

    def __call__(self, **kw):
        key = self.scopefunc()
        if key not in self._sessions:
            self._sessions[key] = self.session_factory(**kw)
        return self._sessions[key]

    async def remove(self):
        session = self._sessions.pop(self.scopefunc(), None)
        if session is not None:
            await session.close()

    def __getattr__(self, name):
        return getattr(self(), name)


def async_object_session(instance):
    raise NotImplementedError("async_object_session() is not supported")


def async_session(session):
    raise NotImplementedError("async_session() is not supported")
