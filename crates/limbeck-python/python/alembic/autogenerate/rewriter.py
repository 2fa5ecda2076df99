"""`Rewriter`: rules that replace operations before a revision file is written."""

from alembic.operations import ops
from alembic.util.langhelpers import Dispatcher


class Rewriter:
    """A `process_revision_directives` function made of rules."""

    def __init__(self):
        self.dispatch = Dispatcher()
        self._chained = ()

    def chain(self, other):
        """A rewriter that applies this one, then another."""
        copy = type(self)()
        copy.dispatch = self.dispatch
        copy._chained = (*self._chained, other)
        return copy

    def rewrites(self, operator):
        """Registers the decorated function as the rule for an operation class."""
        return self.dispatch.dispatch_for(operator)

    def __call__(self, context, revision, directives):
        self.process_revision_directives(context, revision, directives)
        for other in self._chained:
            other(context, revision, directives)

    def process_revision_directives(self, context, revision, directives):
        """Applies the rules to the scripts in the list."""
        directives[:] = self._rewrite_all(context, revision, directives)

    def _rewrite_all(self, context, revision, directives):
        return [
            replacement
            for directive in directives
            for replacement in self._rewrite(context, revision, directive)
        ]

    def _rewrite(self, context, revision, directive):
        replacements = [directive]
        # An operation which a rule has made is not treated by that rule again.
        if self not in directive._mutations:
            try:
                rule = self.dispatch.dispatch(directive)
            except ValueError:
                rule = None
            if rule is not None:
                directive._mutations = directive._mutations | {self}
                replacements = _listed(rule(context, revision, directive))
        for replacement in replacements:
            replacement._mutations = replacement._mutations | {self}
            self._descend(context, revision, replacement)
        return replacements

    def _descend(self, context, revision, directive):
        if isinstance(directive, ops.MigrationScript):
            for containers in (directive.upgrade_ops_list, directive.downgrade_ops_list):
                for container in containers:
                    rewritten = self._rewrite(context, revision, container)
                    if len(rewritten) != 1:
                        raise ValueError("Can only return single object for UpgradeOps traverse")
                    containers[containers.index(container)] = rewritten[0]
        elif isinstance(directive, ops.OpContainer):
            directive.ops[:] = self._rewrite_all(context, revision, directive.ops)


def _listed(value):
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]
