"""Everything of `typing`, under the name that older code uses."""

import typing as _typing
from typing import *  # noqa: F401,F403


def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    """Marks something as deprecated."""

    def decorate(subject):
        subject.__deprecated__ = message
        return subject

    return decorate


class Sentinel:
    """A value that stands for itself."""

    def __init__(self, name, repr=None):
        self._name = name

    def __repr__(self):
        return f"<{self._name}>"


class Doc:
    """Documentation within `Annotated`."""

    def __init__(self, documentation, /):
        self.documentation = documentation


def __getattr__(name):
    return getattr(_typing, name)
