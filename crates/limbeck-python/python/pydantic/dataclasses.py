"""Import surface: data classes without conversion."""

from dataclasses import dataclass as _dataclass


def dataclass(cls=None, /, *, config=None, validate_on_init=None, use_enum_values=None, **kw):
    """The standard library's data class."""
    if cls is None:
        return lambda cls: _dataclass(cls, **kw)
    return _dataclass(cls, **kw)
