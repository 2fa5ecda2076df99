"""What coroutines use to wait for each other."""

from heapq import heappop, heappush

from asyncio._light_futures import current_task
from asyncio._light_loop import create_task, get_running_loop
from asyncio._light_waiting import FIRST_EXCEPTION, wait
from asyncio.exceptions import CancelledError


class QueueEmpty(Exception):
    """A queue has nothing to give at once."""


class QueueFull(Exception):
    """A queue takes nothing at once."""


class _Waiters:
    """Coroutines in line."""

    def __init__(self):
        self._line = []

    async def wait(self):
        waiter = get_running_loop().create_future()
        self._line.append(waiter)
        try:
            await waiter
        finally:
            if waiter in self._line:
                self._line.remove(waiter)

    def wake(self, number=1):
        for waiter in self._line:
            if number <= 0:
                break
            if not waiter.done():
                waiter.set_result(True)
                number -= 1

    def __len__(self):
        return len(self._line)


class _Guard:
    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *details):
        self.release()


class Lock(_Guard):
    def __init__(self):
        self._locked = False
        self._waiters = _Waiters()

    def locked(self):
        return self._locked

    async def acquire(self):
        while self._locked:
            await self._waiters.wait()
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._waiters.wake()


class Event:
    def __init__(self):
        self._set = False
        self._waiters = _Waiters()

    def is_set(self):
        return self._set

    def set(self):
        self._set = True
        self._waiters.wake(len(self._waiters))

    def clear(self):
        self._set = False

    async def wait(self):
        while not self._set:
            await self._waiters.wait()
        return True


class Semaphore(_Guard):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value = value
        self._waiters = _Waiters()

    def locked(self):
        return self._value == 0

    async def acquire(self):
        while self._value <= 0:
            await self._waiters.wait()
        self._value -= 1
        return True

    def release(self):
        self._value += 1
        self._waiters.wake()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._bound = value

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Condition(_Guard):
    def __init__(self, lock=None):
        self._lock = lock or Lock()
        self._waiters = _Waiters()
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            await self._waiters.wait()
        finally:
            await self.acquire()
        return True

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._waiters.wake(n)

    def notify_all(self):
        self.notify(len(self._waiters))


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._items = []
        self._getters = _Waiters()
        self._putters = _Waiters()
        self._unfinished = 0
        self._finished = Event()
        self._finished.set()

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def full(self):
        return 0 < self.maxsize <= len(self._items)

    def _take(self):
        return self._items.pop(0)

    def _add(self, item):
        self._items.append(item)

    async def put(self, item):
        while self.full():
            await self._putters.wait()
        self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._add(item)
        self._unfinished += 1
        self._finished.clear()
        self._getters.wake()

    async def get(self):
        while not self._items:
            await self._getters.wait()
        return self.get_nowait()

    def get_nowait(self):
        if not self._items:
            raise QueueEmpty
        item = self._take()
        self._putters.wake()
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if not self._unfinished:
            self._finished.set()

    async def join(self):
        await self._finished.wait()


class PriorityQueue(Queue):
    def _take(self):
        return heappop(self._items)

    def _add(self, item):
        heappush(self._items, item)


class LifoQueue(Queue):
    def _take(self):
        return self._items.pop()


class TaskGroup:
    """Tasks that end before the block does; the first failure cancels the others."""

    def __init__(self):
        self._tasks = []
        self._entered = False

    def create_task(self, coro, *, name=None, context=None, **kwargs):
        if not self._entered:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        task = create_task(coro, name=name)
        self._tasks.append(task)
        return task

    async def __aenter__(self):
        self._entered = True
        self._parent = current_task()
        return self

    async def __aexit__(self, class_, error, traceback):
        if error is not None:
            self._cancel()
        while True:
            left = [task for task in self._tasks if not task.done()]
            if not left:
                break
            try:
                await wait(left, return_when=FIRST_EXCEPTION)
            except CancelledError as cancelled:
                error = error or cancelled
                self._cancel()
            if self._failures():
                self._cancel()
        errors = self._failures()
        if error is not None and not isinstance(error, CancelledError):
            errors.insert(0, error)
        if errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors) from None
        if error is not None and class_ is None:
            raise error

    def _cancel(self):
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _failures(self):
        return [
            task.exception()
            for task in self._tasks
            if task.done() and not task.cancelled() and task.exception() is not None
        ]
