"""An executor that makes each call when it is submitted: there is one thread."""

from concurrent.futures import _base


class BrokenThreadPool(_base.BrokenExecutor):
    """The initializer of the executor has failed."""


class ThreadPoolExecutor(_base.Executor):
    """Makes calls."""

    BROKEN = BrokenThreadPool

    def __init__(
        self, max_workers=None, thread_name_prefix="", initializer=None, initargs=(), **kwargs
    ):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._initialize = initializer and (initializer, initargs)
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        """The result of a call."""
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if self._initialize:
            (initializer, arguments), self._initialize = self._initialize, None
            initializer(*arguments)
        future = _base.Future()
        future.set_running_or_notify_cancel()
        try:
            result = fn(*args, **kwargs)
        except Exception as error:
            future.set_exception(error)
        else:
            future.set_result(result)
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no more calls."""
        self._shutdown = True
