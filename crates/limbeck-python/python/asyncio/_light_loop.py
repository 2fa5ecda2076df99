"""A loop for coroutines that wait for each other and for time, but not for files or sockets."""

import sys
import time
from heapq import heappop, heappush

from asyncio.exceptions import CancelledError, InvalidStateError, TimeoutError

ALL_COMPLETED = "ALL_COMPLETED"
FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"

_running = None
_current = None
# Tasks that are running while the loop of `_current` is nested in another one.
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


class Handle:
    """A call to come."""

    __slots__ = ("_call", "_arguments", "_cancelled", "_when")

    def __init__(self, call, arguments, when=None):
        self._call = call
        self._arguments = arguments
        self._when = when
        self._cancelled = False

    def cancel(self):
        self._cancelled = True

    def cancelled(self):
        return self._cancelled

    def when(self):
        return self._when

    def _run(self):
        if not self._cancelled:
            self._call(*self._arguments)

    def __lt__(self, other):
        return self._when < other._when


class Future:
    """A result to come."""

    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = loop or get_event_loop()
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


class AbstractEventLoop:
    """Runs callbacks and tasks."""

    def __init__(self):
        self._ready = []
        self._timers = []
        self._tasks = []
        self._stopping = False
        self._running = False
        self._closed = False
        self._debug = False
        self._exception_handler = None

    def time(self):
        return time.monotonic()

    def call_soon(self, callback, *args, context=None):
        handle = Handle(callback, args)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.time() + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        handle = Handle(callback, args, when)
        heappush(self._timers, handle)
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None, **kwargs):
        return Task(coro, loop=self, name=name)

    def run_in_executor(self, executor, func, *args):
        """The result of a call that is made at once."""
        future = Future(loop=self)
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    def run_until_complete(self, future):
        """Runs until a future is done, and answers its result."""
        self._check_closed()
        future = ensure_future(future, loop=self)
        self._run(future)
        return future.result()

    def run_forever(self):
        """Runs until stopped, or until nothing is left to do."""
        self._check_closed()
        self._run(None)

    def _run(self, until):
        global _running
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        self._running = True
        _running = self
        try:
            while not self._stopping and (until is None or not until.done()):
                if not self._turn():
                    break
        finally:
            self._stopping = False
            self._running = False
            _running = None
        if until is not None and not until.done():
            raise RuntimeError(
                "Event loop stopped before Future completed: it waits for something that never "
                "happens in a migration run"
            )

    def _turn(self):
        """Runs what is due; false when there is nothing to wait for."""
        if not self._ready:
            while self._timers and self._timers[0]._cancelled:
                heappop(self._timers)
            if not self._timers:
                return False
            delay = self._timers[0]._when - self.time()
            if delay > 0:
                time.sleep(delay)
        now = self.time()
        while self._timers and self._timers[0]._when <= now:
            self._ready.append(heappop(self._timers))
        ready, self._ready = self._ready, []
        for handle in ready:
            handle._run()
        return True

    def stop(self):
        self._stopping = True

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def set_exception_handler(self, handler):
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def call_exception_handler(self, context):
        if self._exception_handler is not None:
            self._exception_handler(self, context)
        else:
            sys.stderr.write(str(context.get("message", "Unhandled exception")) + "\n")

    default_exception_handler = call_exception_handler

    def add_signal_handler(self, sig, callback, *args):
        """Signals are the application's."""

    def remove_signal_handler(self, sig):
        return False

    def set_task_factory(self, factory):
        """Tasks are always ours."""

    def get_task_factory(self):
        return None

    def set_default_executor(self, executor):
        """Calls are made at once."""

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        pass

    def _cancel_rest(self):
        rest = [task for task in self._tasks if not task.done()]
        for task in rest:
            task.cancel()
        if rest:
            self.run_until_complete(gather(*rest, return_exceptions=True))


_loop = None


def new_event_loop():
    """A loop of its own."""
    return AbstractEventLoop()


def set_event_loop(loop):
    """Sets the loop that `get_event_loop()` answers."""
    global _loop
    _loop = loop


def set_event_loop_policy(policy):
    """There is one kind of loop."""


def get_running_loop():
    """The loop that is running."""
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def _get_running_loop():
    return _running


def _set_running_loop(loop):
    global _running
    _running = loop


def get_event_loop():
    """The loop that is running, or the one that was set."""
    global _loop
    if _running is not None:
        return _running
    if _loop is None:
        _loop = new_event_loop()
    return _loop


class Runner:
    """Runs coroutines in a loop of its own."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._factory = loop_factory
        self._loop = None

    def get_loop(self):
        if self._loop is None:
            self._loop = self._factory() if self._factory else new_event_loop()
            if not isinstance(self._loop, AbstractEventLoop):
                # A factory of a package that is not available.
                self._loop = new_event_loop()
        return self._loop

    def run(self, coro, *, context=None):
        if _running is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        return self.get_loop().run_until_complete(coro)

    def close(self):
        if self._loop is not None:
            self._loop._cancel_rest()
            self._loop.close()
            self._loop = None

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *details):
        self.close()


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine to its end."""
    if _running is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    if not iscoroutine(main) and not hasattr(main, "__await__"):
        raise ValueError(f"a coroutine was expected, got {main!r}")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def ensure_future(coro_or_future, *, loop=None):
    """A task for a coroutine; a future as it is."""
    if hasattr(coro_or_future, "add_done_callback"):
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(coro_or_future, "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _wrap(coro_or_future)
    return (loop or get_event_loop()).create_task(coro_or_future)


wrap_future = ensure_future


async def _wrap(awaitable):
    return await awaitable


def create_task(coro, *, name=None, context=None, **kwargs):
    """A task in the running loop."""
    return get_running_loop().create_task(coro, name=name)


def current_task(loop=None):
    """The task that is running."""
    if loop is None:
        get_running_loop()
    return _current


def all_tasks(loop=None):
    """The tasks that are not done."""
    return {task for task in (loop or get_running_loop())._tasks if not task.done()}


async def sleep(delay, result=None):
    """Waits."""
    if delay <= 0:
        await _Pause()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        handle.cancel()


class _Pause:
    def __await__(self):
        yield


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


def gather(*coros_or_futures, return_exceptions=False):
    """A future of the results of all."""
    loop = get_event_loop()
    outer = _Gathered(loop=loop)
    children = [ensure_future(item, loop=loop) for item in coros_or_futures]
    outer._children = children
    left = len(children)
    if not left:
        outer.set_result([])
        return outer

    def finished(child):
        nonlocal left
        left -= 1
        if outer.done():
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(child._make_cancelled_error())
                return
            if child.exception() is not None:
                outer.set_exception(child.exception())
                return
        if left:
            return
        if outer._cancel_requested:
            outer.set_exception(CancelledError())
            return
        results = []
        for item in children:
            if item.cancelled():
                results.append(item._make_cancelled_error())
            else:
                results.append(item.exception() or item.result())
        outer.set_result(results)

    for child in children:
        child.add_done_callback(finished)
    return outer


class _Gathered(Future):
    _cancel_requested = False
    _children = ()

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = [child.cancel(msg) for child in self._children]
        self._cancel_requested = any(cancelled)
        return self._cancel_requested


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits for futures; answers those that are done and the others."""
    futures = list(fs)
    if not futures:
        raise ValueError("Set of Tasks/Futures is empty.")
    if any(iscoroutine(future) for future in futures):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = loop.create_future()

    def is_over():
        done = [future for future in futures if future.done()]
        if return_when == FIRST_COMPLETED:
            return bool(done)
        if return_when == FIRST_EXCEPTION and any(
            not future.cancelled() and future.exception() is not None for future in done
        ):
            return True
        return len(done) == len(futures)

    def check(_=None):
        if is_over():
            _set_unless_done(waiter, None)

    for future in futures:
        future.add_done_callback(check)
    handle = None if timeout is None else loop.call_later(timeout, _set_unless_done, waiter, None)
    try:
        check()
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for future in futures:
            future.remove_done_callback(check)
    done = {future for future in futures if future.done()}
    return done, set(futures) - done


async def wait_for(fut, timeout):
    """Waits for a future, for a limited time."""
    if timeout is None:
        return await fut
    task = ensure_future(fut)
    if timeout <= 0 and not task.done():
        await _Pause()
    if not task.done():
        try:
            await wait([task], timeout=max(timeout, 0))
        except CancelledError:
            task.cancel()
            raise
    if task.done():
        return task.result()
    task.cancel()
    await wait([task])
    raise TimeoutError


def as_completed(fs, *, timeout=None):
    """Awaitables of results in the order in which they come."""
    tasks = [ensure_future(item) for item in fs]
    finished = []

    async def next_one():
        while not finished:
            done, _ = await wait(
                [task for task in tasks if task not in taken], return_when=FIRST_COMPLETED
            )
            finished.extend(task for task in tasks if task in done and task not in taken)
            taken.extend(finished)
        return finished.pop(0).result()

    taken = []
    for _ in tasks:
        yield next_one()


def shield(arg):
    """A future that can be cancelled without the one behind it."""
    inner = ensure_future(arg)
    outer = Future(loop=inner.get_loop())

    def finished(_):
        if outer.done():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    inner.add_done_callback(finished)
    return outer


async def to_thread(func, /, *args, **kwargs):
    """Calls a function, in this thread: there is no other."""
    return func(*args, **kwargs)


def run_coroutine_threadsafe(coro, loop):
    """A task in another loop."""
    return loop.create_task(coro)


class Timeout:
    """Cancels the block that it guards when the time is over."""

    def __init__(self, when):
        self._when = when
        self._expired = False
        self._handle = None

    def when(self):
        return self._when

    def expired(self):
        return self._expired

    def reschedule(self, when):
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        self._when = when
        if when is not None:
            self._handle = get_running_loop().call_at(when, self._expire)

    def _expire(self):
        self._expired = True
        self._task.cancel()

    async def __aenter__(self):
        self._task = current_task()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, class_, error, traceback):
        if self._handle is not None:
            self._handle.cancel()
        if self._expired and self._task.uncancel() <= 0 and class_ is CancelledError:
            raise TimeoutError from error


def timeout(delay):
    """Limits the time of a block."""
    return Timeout(None if delay is None else time.monotonic() + delay)


def timeout_at(when):
    """Limits the time of a block."""
    return Timeout(when)
