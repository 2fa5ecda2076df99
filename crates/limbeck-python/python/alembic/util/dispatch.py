"""Registries of functions that run in order of priority."""

import enum


class DispatchPriority(enum.IntEnum):
    """When a function runs."""

    FIRST = 50
    MEDIUM = 25
    LAST = 10


class PriorityDispatchResult(enum.Enum):
    """Whether the functions after one run."""

    CONTINUE = enum.auto()
    STOP = enum.auto()


class PriorityDispatcher:
    """Functions by target, qualifier and group."""

    def __init__(self):
        self._registry = {}

    def dispatch_for(
        self, target, *, priority=DispatchPriority.MEDIUM, qualifier="default", subgroup=None
    ):
        """Registers the decorated function."""

        def decorate(function):
            key = (target, qualifier, priority)
            self._registry.setdefault(key, []).append((function, subgroup))
            return function

        return decorate

    def branch(self):
        """A copy that can be added to on its own."""
        copy = PriorityDispatcher()
        copy.populate_with(self)
        return copy

    def populate_with(self, other):
        """Adds the functions of another registry."""
        for key, functions in other._registry.items():
            self._registry.setdefault(key, []).extend(functions)

    def dispatch(self, target, *, qualifier="default"):
        """A function that calls those for a target; one that says stop ends its group."""

        def call(*args, **kw):
            answers = {}
            for function, group in self._ordered(target, qualifier):
                if answers.get(group) is not PriorityDispatchResult.STOP:
                    answers[group] = function(*args, **kw)

        return call

    def _ordered(self, target, qualifier):
        """The functions for a target with their groups, in the order in which they run."""
        return [
            entry
            for priority in sorted(DispatchPriority, reverse=True)
            for wanted in dict.fromkeys((qualifier, "default"))
            for entry in self._registry.get((target, wanted, priority), ())
        ]
