"""Results whose rows are awaited."""


class AsyncResult:
    """A streamed result."""

    def __init__(self, real_result):
        self._real = real_result

    def keys(self):
        return self._real.keys()

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self._real)
        except StopIteration:
            raise StopAsyncIteration() from None

    def scalars(self, index=0):
        return AsyncResult(self._real.scalars(index))

    def mappings(self):
        return AsyncResult(self._real.mappings())

    def unique(self, strategy=None):
        self._real.unique(strategy)
        return self

    def yield_per(self, num):
        self._real.yield_per(num)
        return self

    async def partitions(self, size=None):
        for partition in self._real.partitions(size):
            yield partition

    async def close(self):
        self._real.close()

    @property
    def closed(self):
        return self._real.closed

    def __getattr__(self, name):
        if name not in ("all", "fetchall", "fetchone", "fetchmany", "first", "one",
                        "one_or_none", "scalar", "scalar_one", "scalar_one_or_none"):
            raise AttributeError(name)
        inner = getattr(self._real, name)

        async def method(*arg, **kw):
            return inner(*arg, **kw)

        return method


AsyncScalarResult = AsyncMappingResult = AsyncTupleResult = AsyncResult
