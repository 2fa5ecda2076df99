"""The project's own comparators for whole databases and schemas, which run around the comparison of
the tables."""

from alembic.autogenerate._comparators import BuiltIn, ordered
from alembic.operations import ops
from alembic.util.dispatch import PriorityDispatchResult


class Around:
    """Those for one database."""

    def __init__(self, autogen_context, has_schemas):
        self.autogen_context = autogen_context
        self.whole = _Target(ordered(autogen_context, "autogenerate"), None)
        schemas = ordered(autogen_context, "schema") if has_schemas else []
        self.each = _Target(schemas, "tables")
        self.schemas = autogen_context._schemas() if schemas else None
        self.found = ops.UpgradeOps([])

    @property
    def is_any(self):
        """Whether there are any."""
        targets = self.whole, self.each
        return any(target.before or target.after for target in targets)

    def before(self):
        """Calls those that run first; whether the tables are compared at all."""
        self.whole.run(self.whole.before, self.autogen_context, self.found)
        if self.whole.has_ended:
            return False
        self.each.run(self.each.before, self.autogen_context, self.found, self.schemas)
        return not self.each.has_ended

    def after(self, script):
        """Calls the others for a script that holds what the application has found."""
        upgrade_ops, downgrade_ops = script.upgrade_ops_list[-1], script.downgrade_ops_list[-1]
        if self.found.ops:
            upgrade_ops.ops[:0] = self.found.ops
            downgrade_ops.ops.extend(item.reverse() for item in reversed(self.found.ops))
        each = [] if self.whole.has_ended else self.each.after
        if not (each or self.whole.after):
            return
        found = list(upgrade_ops.ops)
        self.each.run(each, self.autogen_context, upgrade_ops, self.schemas)
        self.whole.run(self.whole.after, self.autogen_context, upgrade_ops)
        _follow(upgrade_ops, downgrade_ops, found)


def _follow(upgrade_ops, downgrade_ops, found):
    """Lets the downgrade undo what the upgrade does now."""
    now = upgrade_ops.ops
    is_longer = len(now) >= len(found) and all(a is b for a, b in zip(now, found))
    added = now[len(found):] if is_longer else now
    undone = [item.reverse() for item in reversed(added)]
    downgrade_ops.ops[:0 if is_longer else None] = undone


class _Target:
    """The comparators for a target, before and after the one of the application, which is of a
    group."""

    def __init__(self, functions, group):
        self.group = group
        self.before, self.after = [], []
        self.ended = set()
        part = self.before
        for function, group in functions:
            if isinstance(function, BuiltIn):
                part = self.after
            else:
                part.append((function, group))

    @property
    def has_ended(self):
        """Whether the comparison of the application does not take place."""
        return self.group in self.ended

    def run(self, functions, *arguments):
        """Calls functions; one that says stop ends its group."""
        for function, group in functions:
            if group not in self.ended and function(*arguments) is PriorityDispatchResult.STOP:
                self.ended.add(group)
