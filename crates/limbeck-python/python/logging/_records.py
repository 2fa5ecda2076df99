"""Records, and where they were made."""

import sys
import time
from _thread import get_ident

from logging import _state
from logging._levels import getLevelName

_start = time.time_ns()


class LogRecord:
    """One event."""

    __module__ = "logging"

    def __init__(
        self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs
    ):
        import os

        now = time.time_ns()
        # A single mapping serves `%(key)s` placeholders.
        if args and len(args) == 1:
            argument = args[0]
            if argument and type(argument) is not str and _is_mapping(argument):
                args = argument
        self.name = name
        self.msg = msg
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        self.filename = pathname.rpartition(os.sep)[2] if isinstance(pathname, str) else pathname
        self.module = _stem(self.filename)
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now / 1e9
        self.msecs = (now % 1_000_000_000) // 1_000_000 + 0.0
        self.relativeCreated = (now - _start) / 1e6
        self.thread = get_ident()
        self.threadName = _thread_name()
        self.processName = "MainProcess"
        self.process = os.getpid()
        self.taskName = _task_name()

    def __repr__(self):
        return (
            f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, '
            f'"{self.msg}">'
        )

    def getMessage(self):
        """The message with its arguments."""
        message = str(self.msg)
        return message % self.args if self.args else message


def _is_mapping(object_):
    if isinstance(object_, dict):
        return True
    abc = sys.modules.get("collections.abc")
    return abc is not None and isinstance(object_, abc.Mapping)


def _stem(filename):
    try:
        return filename.rpartition(".")[0] or filename
    except AttributeError:
        return "Unknown module"


def _thread_name():
    threading = sys.modules.get("threading")
    return "MainThread" if threading is None else threading.current_thread().name


def _task_name():
    asyncio = sys.modules.get("asyncio")
    if asyncio is None:
        return None
    try:
        return asyncio.current_task().get_name()
    except Exception:
        return None


def getLogRecordFactory():
    """What makes records."""
    return _state.record_factory or LogRecord


def setLogRecordFactory(factory):
    """Sets what makes records."""
    _state.record_factory = factory


def makeLogRecord(dict):
    """A record with the given attributes."""
    record = getLogRecordFactory()(None, None, "", 0, "", (), None, None)
    record.__dict__.update(dict)
    return record


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


def _is_internal_frame(frame):
    return frame.f_code.co_filename.startswith("<frozen logging")
