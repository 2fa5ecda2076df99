"""Asynchronous programs with the interface of Python's `asyncio`.

The environment scripts of asynchronous projects only need a loop that runs a few coroutines which
never really wait, since connections are synchronous underneath. The standard package takes longer
to import than a whole run. What is missing here (streams, subprocesses, transports) is the standard
package's: the first use of it turns this package into the standard one.
"""

from asyncio.exceptions import (
    BrokenBarrierError,
    CancelledError,
    IncompleteReadError,
    InvalidStateError,
    LimitOverrunError,
    SendfileNotAvailableError,
    TimeoutError,
)
from asyncio._light_futures import (
    Future,
    Task,
    current_task,
    ensure_future,
    iscoroutine,
    iscoroutinefunction,
    isfuture,
    wrap_future,
)
from asyncio._light_loop import (
    AbstractEventLoop,
    Runner,
    all_tasks,
    create_task,
    get_event_loop,
    get_running_loop,
    new_event_loop,
    run,
    run_coroutine_threadsafe,
    set_event_loop,
    set_event_loop_policy,
    _get_running_loop,
    _set_running_loop,
)
from asyncio._light_waiting import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    as_completed,
    gather,
    shield,
    sleep,
    timeout,
    timeout_at,
    to_thread,
    wait,
    wait_for,
)

_PRIMITIVES = frozenset(
    ("BoundedSemaphore", "Condition", "Event", "LifoQueue", "Lock", "PriorityQueue", "Queue",
     "QueueEmpty", "QueueFull", "Semaphore", "TaskGroup")
)


def __getattr__(name):
    if name in _PRIMITIVES:
        from asyncio import _light_primitives

        return getattr(_light_primitives, name)
    if name.startswith("_") and name != "__all__":
        raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
    return _become_standard(name)


def _become_standard(name):
    """Runs the standard package's code in this one's namespace."""
    import _imp

    namespace = globals()
    loop = _get_running_loop()
    namespace.pop("__getattr__", None)
    exec(_imp.get_frozen_object("_standard_asyncio"), namespace)
    if loop is not None:
        # It goes on with the loop that is running.
        namespace["_set_running_loop"](loop)
    try:
        return namespace[name]
    except KeyError:
        raise AttributeError(f"module 'asyncio' has no attribute {name!r}") from None
