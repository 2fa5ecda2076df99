"""Threads for an interpreter that has one: a thread runs to its end when it is started.

A lock that is taken twice would never be released, so waiting for it is an error instead of a
program that stands still.
"""

error = RuntimeError
TIMEOUT_MAX = 2.0**31
_IDENT = 1


def _run(function, arguments, options):
    try:
        function(*arguments, **options)
    except SystemExit:
        pass
    except BaseException as failure:
        _report(failure)


def _report(failure):
    import sys

    sys.excepthook(type(failure), failure, failure.__traceback__)


def start_new_thread(function, args, kwargs={}):
    """Runs a function."""
    _run(function, args, kwargs)
    return _IDENT


start_new = start_new_thread


def start_joinable_thread(function, handle=None, daemon=True):
    """Runs a function."""
    handle = handle or _ThreadHandle()
    _run(function, (), {})
    handle._set_done()
    return handle


class _ThreadHandle:
    """A thread that has ended, or has not been started."""

    def __init__(self):
        self.ident = _IDENT
        self._done = False

    def _set_done(self):
        self._done = True

    def is_done(self):
        return self._done

    def join(self, timeout=None):
        """There is nothing to wait for."""


def _make_thread_handle(ident):
    handle = _ThreadHandle()
    handle.ident = ident
    return handle


def daemon_threads_allowed():
    return True


def _shutdown():
    """There is nothing to wait for."""


def _get_main_thread_ident():
    return _IDENT


def _is_main_interpreter():
    return True


def exit():
    """Ends the thread."""
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2):
    """Interrupts the program."""
    raise KeyboardInterrupt


def get_ident():
    return _IDENT


def get_native_id():
    import os

    return os.getpid()


def stack_size(size=0):
    return 0


def _count():
    return 0


def _wait(timeout):
    """What is left of waiting when nobody else can act."""
    if timeout is None or timeout < 0:
        raise error(
            "this waits for another thread; scripts run in a single one, where a thread runs to "
            "its end when it is started"
        )
    import time

    time.sleep(timeout)
    return False


class LockType:
    """A lock that can be taken once."""

    __slots__ = ("_locked", "__weakref__")

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        if not self._locked:
            self._locked = True
            return True
        return _wait(timeout) if blocking else False

    acquire_lock = acquire

    def release(self):
        if not self._locked:
            raise error("release unlocked lock")
        self._locked = False

    release_lock = release

    def locked(self):
        return self._locked

    locked_lock = locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def _at_fork_reinit(self):
        self._locked = False

    def __repr__(self):
        state = "locked" if self._locked else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


lock = LockType
allocate_lock = allocate = LockType
_set_sentinel = LockType


class RLock:
    """A lock that can be taken several times."""

    __slots__ = ("_depth", "__weakref__")

    def __init__(self):
        self._depth = 0

    def acquire(self, blocking=True, timeout=-1):
        self._depth += 1
        return True

    def release(self):
        if not self._depth:
            raise error("cannot release un-acquired lock")
        self._depth -= 1

    def locked(self):
        return self._depth > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def _is_owned(self):
        return self._depth > 0

    def _recursion_count(self):
        return self._depth

    def _release_save(self):
        depth, self._depth = self._depth, 0
        return depth

    def _acquire_restore(self, state):
        self._depth = state

    def _at_fork_reinit(self):
        self._depth = 0

    def __repr__(self):
        state = "locked" if self._depth else "unlocked"
        return f"<{state} _thread.RLock object count={self._depth} at {id(self):#x}>"


class _local:
    """Attributes of a thread."""


class _ExceptHookArgs(tuple):
    """What is known of an exception that ended a thread."""

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def _excepthook(args):
    """Shows an exception that ended a thread."""
    if args.exc_type is SystemExit:
        return
    import sys
    import traceback

    name = args.thread.name if args.thread is not None else get_ident()
    sys.stderr.write(f"Exception in thread {name}:\n")
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback)
