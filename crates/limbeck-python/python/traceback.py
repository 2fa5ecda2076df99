"""Tracebacks with the interface of Python's `traceback`.

The text of exceptions is made by the application, so that a trace looks the same wherever it is
shown. What works on single frames is done by the standard module, which takes long to import.
"""

import sys

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list",
    "format_stack", "format_tb", "print_exc", "format_exc", "print_exception", "print_last",
    "print_stack", "print_tb", "clear_frames", "FrameSummary", "StackSummary", "TracebackException",
    "walk_stack", "walk_tb",
]

_MISSING = object()


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True, **kwargs):
    """The lines of an exception with its traceback."""
    exception = exc if value is _MISSING else value
    if limit is not None or tb is not _MISSING and tb is not exception.__traceback__:
        arguments = () if value is _MISSING else (value, tb)
        return _standard().format_exception(exc, *arguments, limit=limit, chain=chain, **kwargs)
    if exception is None:
        return ["NoneType: None\n"]
    import _limbeck

    return _limbeck.format_exception(exception, chain).splitlines(keepends=True)


def format_exception_only(exc, /, value=_MISSING, **kwargs):
    """The lines of an exception without its traceback."""
    return _standard().format_exception_only(exc, *(() if value is _MISSING else (value,)), **kwargs)


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True, **kwargs):
    """Writes an exception with its traceback."""
    lines = format_exception(exc, value, tb, limit, chain)
    (sys.stderr if file is None else file).write("".join(lines))


def format_exc(limit=None, chain=True):
    """The text of the exception that is being handled."""
    return "".join(format_exception(*sys.exc_info(), limit, chain))


def print_exc(limit=None, file=None, chain=True):
    """Writes the exception that is being handled."""
    print_exception(*sys.exc_info(), limit, file, chain)


def walk_tb(tb):
    """Frames and line numbers of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _standard():
    import _standard_traceback

    return _standard_traceback


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'traceback' has no attribute {name!r}")
    return getattr(_standard(), name)
