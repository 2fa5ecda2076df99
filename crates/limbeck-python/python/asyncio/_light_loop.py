"""A loop for coroutines that wait for each other and for time, but not for files or sockets."""

import sys
import time
from heapq import heappop, heappush

from asyncio._light_futures import Future, Task, ensure_future, iscoroutine

_running = None


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
            from asyncio._light_waiting import gather

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


def create_task(coro, *, name=None, context=None, **kwargs):
    """A task in the running loop."""
    return get_running_loop().create_task(coro, name=name)


def all_tasks(loop=None):
    """The tasks that are not done."""
    return {task for task in (loop or get_running_loop())._tasks if not task.done()}


def run_coroutine_threadsafe(coro, loop):
    """A task in another loop."""
    return loop.create_task(coro)
