"""Sorting by dependency."""

from ..exc import CircularDependencyError


def sort(tuples, allitems, deterministic_order=True):
    """The items with those first that others depend on."""
    before = {}
    for first, second in tuples:
        before.setdefault(second, set()).add(first)
    remaining = list(allitems)
    while remaining:
        waiting = set(remaining)
        ready = [item for item in remaining if not before.get(item, set()) & waiting]
        if not ready:
            raise CircularDependencyError("Circular dependency detected.", remaining, tuples)
        yield from ready
        done = set(ready)
        remaining = [item for item in remaining if item not in done]
