"""Handlers and filters."""

import sys
from _io import TextIOWrapper
from _thread import RLock
from _weakref import ref

from logging import _state
from logging._formatting import _defaultFormatter
from logging._levels import NOTSET, _checkLevel, getLevelName


class Filter:
    """Lets records of a logger and its children through."""

    __module__ = "logging"

    def __init__(self, name=""):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        return (
            not self.nlen
            or record.name == self.name
            or record.name.startswith(self.name + ".")
        )


class Filterer:
    """What has filters: loggers and handlers."""

    __module__ = "logging"

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """The record, or what a filter made of it, or something false."""
        for filter_ in self.filters:
            check = getattr(filter_, "filter", filter_)
            result = check(record)
            if not result:
                return False
            if isinstance(result, type(record)):
                record = result
        return record


class Handler(Filterer):
    """Brings records somewhere."""

    __module__ = "logging"

    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self._name = None
        self.level = _checkLevel(level)
        self.formatter = None
        self._closed = False
        _state.handler_references.append(ref(self, _forget))
        _close_at_exit()
        self.createLock()

    def get_name(self):
        return self._name

    def set_name(self, name):
        _state.handlers.pop(self._name, None)
        self._name = name
        if name:
            _state.handlers[name] = self

    name = property(get_name, set_name)

    def createLock(self):
        self.lock = RLock()

    def acquire(self):
        if self.lock:
            self.lock.acquire()

    def release(self):
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        self.level = _checkLevel(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        """Emits a record that passes the filters."""
        result = self.filter(record)
        if result:
            if not isinstance(result, bool):
                record = result
            self.acquire()
            try:
                self.emit(record)
            finally:
                self.release()
        return result

    def flush(self):
        pass

    def close(self):
        self._closed = True
        _state.handlers.pop(self._name, None)

    def handleError(self, record):
        """Shows on standard error that a record could not be emitted."""
        import logging
        import traceback

        if not logging.raiseExceptions or not sys.stderr:
            return
        try:
            sys.stderr.write("--- Logging error ---\n")
            traceback.print_exc(file=sys.stderr)
            sys.stderr.write(f"Message: {record.msg!r}\nArguments: {record.args}\n")
        except OSError:
            pass

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    """Writes lines to a stream."""

    __module__ = "logging"

    terminator = "\n"

    def __class_getitem__(cls, item):
        return cls

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        self.acquire()
        try:
            if self.stream and hasattr(self.stream, "flush"):
                self.stream.flush()
        finally:
            self.release()

    def emit(self, record):
        try:
            stream = self.stream
            stream.write(self.format(record) + self.terminator)
            # The lock is held already.
            if type(self).flush is StreamHandler.flush and type(stream) is TextIOWrapper:
                stream.flush()
            else:
                self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Changes the stream and answers the old one, or nothing if it is the same."""
        if stream is self.stream:
            return None
        old = self.stream
        self.flush()
        self.stream = stream
        return old

    def __repr__(self):
        name = str(getattr(self.stream, "name", "") or "")
        name = name + " " if name else ""
        return f"<{type(self).__name__} {name}({getLevelName(self.level)})>"


class FileHandler(StreamHandler):
    """Writes lines to a file."""

    __module__ = "logging"

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        import os

        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode = mode
        self.encoding = encoding
        if "b" not in mode and encoding is None:
            self.encoding = "utf-8"
        self.errors = errors
        self.delay = delay
        self._builtin_open = open
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            StreamHandler.__init__(self, self._open())

    def _open(self):
        return self._builtin_open(
            self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors
        )

    def close(self):
        self.acquire()
        try:
            stream, self.stream = self.stream, None
            if stream:
                try:
                    stream.flush()
                finally:
                    stream.close()
            StreamHandler.close(self)
        finally:
            self.release()

    def emit(self, record):
        if self.stream is None and (self.mode != "w" or not self._closed):
            self.stream = self._open()
        if self.stream:
            StreamHandler.emit(self, record)

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"


class _StderrHandler(StreamHandler):
    """Writes to whatever `sys.stderr` is at the time."""

    __module__ = "logging"

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


class NullHandler(Handler):
    """Drops everything."""

    __module__ = "logging"

    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


def getHandlerByName(name):
    """The handler of a name, or nothing."""
    return _state.handlers.get(name)


def getHandlerNames():
    """The names of handlers."""
    return frozenset(_state.handlers)


def shutdown(handlerList=_state.handler_references):
    """Flushes and closes all handlers, the youngest first."""
    for reference in reversed(handlerList[:]):
        handler = reference()
        if handler is None:
            continue
        try:
            handler.acquire()
            try:
                if getattr(handler, "flushOnClose", True):
                    handler.flush()
                handler.close()
            except (OSError, ValueError):
                # The stream was closed by somebody else.
                pass
            finally:
                handler.release()
        except Exception:
            import logging

            if logging.raiseExceptions:
                raise


def _forget(reference):
    if reference in _state.handler_references:
        _state.handler_references.remove(reference)


_registered = False


def _close_at_exit():
    global _registered
    if not _registered:
        import atexit

        _registered = True
        atexit.register(shutdown)
