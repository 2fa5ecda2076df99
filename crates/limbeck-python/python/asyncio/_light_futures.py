"""Futures and tasks."""

from asyncio.exceptions import CancelledError, InvalidStateError

# The task that is running.
_current = None
# How many tasks there were; a part of their names.
_number = 0


async def _sample():
    pass


_coroutine = _sample()
_Coroutine = type(_coroutine)
_coroutine.close()
_IS_COROUTINE = 0x80
_IS_ITERABLE_COROUTINE = 0x100


def iscoroutine(obj):
    """Whether an object is a coroutine."""
    return isinstance(obj, _Coroutine) or hasattr(obj, "send") and hasattr(obj, "__await__")


def iscoroutinefunction(func):
    """Whether a function makes coroutines."""
    while True:
        inner = getattr(func, "__func__", None)
        if inner is None and hasattr(func, "func") and hasattr(func, "keywords"):
            inner = func.func
        if inner is None:
            break
        func = inner
    if getattr(func, "_is_coroutine_mark", None) is not None:
        return True
    code = getattr(func, "__code__", None)
    return bool(code and code.co_flags & (_IS_COROUTINE | _IS_ITERABLE_COROUTINE))


def isfuture(obj):
    """Whether an object is a future."""
    return hasattr(type(obj), "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


class Future:
    """A result to come."""

    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = loop or _event_loop()
        self._state = "PENDING"
        self._result = None
        self._exception = None
        self._cancel_message = None
        self._callbacks = []

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def result(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Result is not ready.")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def _make_cancelled_error(self):
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def set_result(self, result):
        self._finish("FINISHED", result, None)

    def set_exception(self, exception):
        if isinstance(exception, type):
            exception = exception()
        self._finish("FINISHED", None, exception)

    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancel_message = msg
        self._finish("CANCELLED", None, None)
        return True

    def _finish(self, state, result, exception):
        if self._state != "PENDING":
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._state = state
        self._result = result
        self._exception = exception
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._loop.call_soon(callback, self)

    def add_done_callback(self, fn, *, context=None):
        if self.done():
            self._loop.call_soon(fn, self)
        else:
            self._callbacks.append(fn)

    def remove_done_callback(self, fn):
        before = len(self._callbacks)
        self._callbacks = [callback for callback in self._callbacks if callback != fn]
        return before - len(self._callbacks)

    def __await__(self):
        if not self.done():
            yield self
        return self.result()

    __iter__ = __await__

    def __class_getitem__(cls, item):
        return cls

    def __repr__(self):
        return f"<{type(self).__name__} {self._state.lower()}>"


class Task(Future):
    """A coroutine that is run by the loop."""

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _number
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        _number += 1
        self._coroutine = coro
        self._name = str(name) if name is not None else f"Task-{_number}"
        self._waits_for = None
        self._must_cancel = False
        self._cancel_requests = 0
        self._loop._tasks.append(self)
        self._loop.call_soon(self._step)

    def get_coro(self):
        return self._coroutine

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        self._cancel_requests = max(self._cancel_requests - 1, 0)
        return self._cancel_requests

    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancel_requests += 1
        if self._waits_for is not None and self._waits_for.cancel(msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def _step(self, exception=None):
        global _current
        if self.done():
            return
        if self._must_cancel:
            if not isinstance(exception, CancelledError):
                exception = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        previous, _current = _current, self
        try:
            if exception is None:
                awaited = self._coroutine.send(None)
            else:
                awaited = self._coroutine.throw(exception)
        except StopIteration as stop:
            if self._must_cancel:
                super().cancel(self._cancel_message)
            else:
                self.set_result(stop.value)
        except CancelledError:
            super().cancel(self._cancel_message)
        except (KeyboardInterrupt, SystemExit) as error:
            self.set_exception(error)
            raise
        except BaseException as error:
            self.set_exception(error)
        else:
            self._wait(awaited)
        finally:
            _current = previous
            if self.done() and self in self._loop._tasks:
                self._loop._tasks.remove(self)

    def _wait(self, awaited):
        if awaited is None:
            self._loop.call_soon(self._step)
        elif hasattr(awaited, "add_done_callback"):
            # Whoever waits for it in the standard package's way has set this mark.
            if getattr(awaited, "_asyncio_future_blocking", False):
                awaited._asyncio_future_blocking = False
            awaited.add_done_callback(self._wake_up)
            self._waits_for = awaited
            if self._must_cancel and awaited.cancel(self._cancel_message):
                self._must_cancel = False
        else:
            self._loop.call_soon(
                self._step, RuntimeError(f"Task got bad yield: {awaited!r}")
            )

    def _wake_up(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()


def _event_loop():
    from asyncio._light_loop import get_event_loop

    return get_event_loop()


def ensure_future(coro_or_future, *, loop=None):
    """A task for a coroutine; a future as it is."""
    if hasattr(coro_or_future, "add_done_callback"):
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(coro_or_future, "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _wrap(coro_or_future)
    return (loop or _event_loop()).create_task(coro_or_future)


wrap_future = ensure_future


async def _wrap(awaitable):
    return await awaitable


def current_task(loop=None):
    """The task that is running."""
    if loop is None:
        from asyncio._light_loop import get_running_loop

        get_running_loop()
    return _current
