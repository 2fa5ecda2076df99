"""Waiting for several things, or for a limited time."""

import time

from asyncio._light_futures import Future, current_task, ensure_future, iscoroutine
from asyncio._light_loop import get_event_loop, get_running_loop
from asyncio.exceptions import CancelledError, TimeoutError

ALL_COMPLETED = "ALL_COMPLETED"
FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"


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
