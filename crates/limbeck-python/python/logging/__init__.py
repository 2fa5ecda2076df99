"""Logging with the interface of Python's `logging`.

Almost every environment script configures logging. The standard module takes several times as long
to import as all the rest of a run, mostly because of regular expressions and tracebacks that are
rarely needed; this one imports what it needs when it needs it. `logging.handlers` is the standard
one on top of this.
"""

import sys

from logging import _state
from logging._formatting import (
    BASIC_FORMAT,
    BufferingFormatter,
    Formatter,
    PercentStyle,
    StrFormatStyle,
    StringTemplateStyle,
    _STYLES,
    _defaultFormatter,
)
from logging._handlers import (
    FileHandler,
    Filter,
    Filterer,
    Handler,
    NullHandler,
    StreamHandler,
    _StderrHandler,
    getHandlerByName,
    getHandlerNames,
    shutdown,
)
from logging._levels import (
    CRITICAL,
    DEBUG,
    ERROR,
    FATAL,
    INFO,
    NOTSET,
    WARN,
    WARNING,
    _checkLevel,
    _levelToName,
    _nameToLevel,
    addLevelName,
    getLevelName,
    getLevelNamesMapping,
)
from logging._loggers import Logger, LoggerAdapter, Manager, PlaceHolder, RootLogger
from logging._records import (
    LogRecord,
    currentframe,
    getLogRecordFactory,
    makeLogRecord,
    setLogRecordFactory,
)

__all__ = [
    "BASIC_FORMAT", "BufferingFormatter", "CRITICAL", "DEBUG", "ERROR", "FATAL", "FileHandler",
    "Filter", "Formatter", "Handler", "INFO", "LogRecord", "Logger", "LoggerAdapter", "NOTSET",
    "NullHandler", "StreamHandler", "WARN", "WARNING", "addLevelName", "basicConfig",
    "captureWarnings", "critical", "debug", "disable", "error", "exception", "fatal",
    "getLevelName", "getLogger", "getLoggerClass", "info", "log", "makeLogRecord", "setLoggerClass",
    "shutdown", "warn", "warning", "getLogRecordFactory", "setLogRecordFactory", "lastResort",
    "raiseExceptions", "getLevelNamesMapping", "getHandlerByName", "getHandlerNames",
]

raiseExceptions = True
logThreads = logMultiprocessing = logProcesses = logAsyncioTasks = True

root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)
lastResort = _defaultLastResort = _StderrHandler(WARNING)
_lock = _state.lock
_handlers = _state.handlers
_handlerList = _state.handler_references
_srcfile = __name__

# From here on, classes that somebody changes are not those of the package any more.
from logging import _lines


def getLogger(name=None):
    """The logger of a name, or the root logger."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name)


def setLoggerClass(klass):
    """Sets the class of loggers to come."""
    _require_logger_class(klass)
    _state.logger_class = klass


def getLoggerClass():
    """The class of loggers to come."""
    return _state.logger_class or Logger


def _require_logger_class(klass):
    if klass is not Logger and not issubclass(klass, Logger):
        raise TypeError("logger not derived from logging.Logger: " + klass.__name__)


def basicConfig(**options):
    """Gives the root logger a handler, unless it has one."""
    force = options.pop("force", False)
    encoding = options.pop("encoding", None)
    errors = options.pop("errors", "backslashreplace")
    if force:
        for handler in root.handlers[:]:
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    handlers = options.pop("handlers", None)
    stream = options.pop("stream", None)
    filename = options.pop("filename", None)
    mode = options.pop("filemode", "a")
    if handlers is None:
        if stream is not None and filename is not None:
            raise ValueError("'stream' and 'filename' should not be specified together")
        if filename is not None:
            errors = None if "b" in mode else errors
            encoding = None if "b" in mode else encoding
            handlers = [FileHandler(filename, mode, encoding=encoding, errors=errors)]
        else:
            handlers = [StreamHandler(stream)]
    elif stream is not None or filename is not None:
        raise ValueError(
            "'stream' or 'filename' should not be specified together with 'handlers'"
        )
    datefmt = options.pop("datefmt", None)
    style = options.pop("style", "%")
    if style not in _STYLES:
        raise ValueError("Style must be one of: %s" % ",".join(_STYLES))
    formatter = options.pop("formatter", None)
    format_ = options.pop("format", _STYLES[style][1])
    level = options.pop("level", None)
    if options:
        raise ValueError("Unrecognised argument(s): %s" % ", ".join(options))
    if formatter is None:
        formatter = Formatter(format_, datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def critical(msg, *args, **kwargs):
    _configured_root().critical(msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    critical(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    _configured_root().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    error(msg, *args, exc_info=exc_info, **kwargs)


def warning(msg, *args, **kwargs):
    _configured_root().warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    import warnings

    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    warning(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    _configured_root().info(msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    _configured_root().debug(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    _configured_root().log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    """Switches off all records up to a level."""
    Logger.manager.disable = level
    Logger.manager._clear_cache()


def _configured_root():
    if not root.handlers:
        basicConfig()
    return root


def captureWarnings(capture):
    """Sends warnings to the logger `py.warnings`, or back to standard error."""
    import warnings

    if capture and _state.showwarning is None:
        _state.showwarning = warnings.showwarning
        warnings.showwarning = _showwarning
    elif not capture and _state.showwarning is not None:
        warnings.showwarning = _state.showwarning
        _state.showwarning = None


def _showwarning(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        if _state.showwarning is not None:
            _state.showwarning(message, category, filename, lineno, file, line)
        return
    import warnings

    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning(str(warnings.formatwarning(message, category, filename, lineno, line)))


def __getattr__(name):
    # What the standard module happens to expose.
    if name in ("atexit", "collections", "io", "os", "re", "threading", "time", "traceback",
                "warnings", "weakref"):
        import importlib

        return importlib.import_module(name)
    if name in ("handlers", "config"):
        message = f"module 'logging' has no attribute {name!r}"
        raise AttributeError(message, name=name, obj=sys.modules[__name__])
    if name == "Template":
        from string import Template

        return Template
    raise AttributeError(f"module 'logging' has no attribute {name!r}")
