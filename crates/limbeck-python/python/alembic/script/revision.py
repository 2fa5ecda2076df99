"""Errors of the revision graph."""


class RevisionError(Exception):
    """Something is wrong with the revisions."""


class RangeNotAncestorError(RevisionError):
    """One end of a range is no ancestor of the other."""

    def __init__(self, lower, upper):
        self.lower = lower
        self.upper = upper
        super().__init__(
            f"Revision {lower or 'base'} is not an ancestor of revision {upper or 'base'}"
        )


class MultipleHeads(RevisionError):
    """One head was asked for and there are several."""

    def __init__(self, heads, argument):
        self.heads = heads
        self.argument = argument
        super().__init__(
            f"Multiple heads are present for given argument '{argument}'; {', '.join(heads)}"
        )


class ResolutionError(RevisionError):
    """There is no such revision."""

    def __init__(self, message, argument):
        super().__init__(message)
        self.argument = argument


class CycleDetected(RevisionError):
    """Revisions go in a circle."""

    kind = "Cycle"

    def __init__(self, revisions):
        self.revisions = revisions
        super().__init__(f"{self.kind} is detected in revisions ({', '.join(revisions)})")


class DependencyCycleDetected(CycleDetected):
    """Dependencies go in a circle."""

    kind = "Dependency cycle"


class LoopDetected(CycleDetected):
    """A revision follows itself."""

    kind = "Self-loop"

    def __init__(self, revision):
        super().__init__([revision])


class DependencyLoopDetected(DependencyCycleDetected, LoopDetected):
    """A revision depends on itself."""

    kind = "Dependency self-loop"

    def __init__(self, revision):
        super().__init__(revision)


def __getattr__(name):
    if name == "Revision":
        from alembic.script.base import Script

        return Script
    raise AttributeError(f"module 'alembic.script.revision' has no attribute {name!r}")
