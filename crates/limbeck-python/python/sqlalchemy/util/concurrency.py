"""Bridges between synchronous and asynchronous code; everything is synchronous underneath."""


def _finish(awaitable):
    """Runs a coroutine that never really waits to its end."""
    step = awaitable.__await__() if hasattr(awaitable, "__await__") else awaitable
    try:
        while True:
            next(step)
    except StopIteration as stop:
        return stop.value


def await_only(awaitable):
    return _finish(awaitable)


await_fallback = await_only
await_ = await_only


async def greenlet_spawn(fn, *args, _require_await=False, **kwargs):
    return fn(*args, **kwargs)


def in_greenlet():
    return True


have_greenlet = True
