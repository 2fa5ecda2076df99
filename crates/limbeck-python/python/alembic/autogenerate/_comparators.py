"""Running the project's own comparators around those of the application."""

from alembic.operations import ops
from alembic.util.dispatch import DispatchPriority, PriorityDispatchResult

# What the application's own comparators are called within their targets.
_BUILT_IN = {"schema": "tables", "autogenerate": None}


def run(autogen_context, script):
    """Calls the comparators for a script that holds what the application has found."""
    plugins = autogen_context._plugin_comparators
    registered = [*autogen_context.comparators._registry, *plugins._registry]
    for target, *_ in registered:
        if target not in _BUILT_IN:
            raise NotImplementedError(
                f"comparators for {target!r} are not supported; only those for 'autogenerate' and "
                "'schema' are"
            )
    if not registered:
        return
    upgrade_ops, downgrade_ops = script.upgrade_ops_list[-1], script.downgrade_ops_list[-1]
    whole, schemas = _Comparators(autogen_context, "autogenerate"), None
    each = _Comparators(autogen_context, "schema")
    if each.before or each.after:
        schemas = autogen_context._schemas()
    own = ops.UpgradeOps([], upgrade_token=upgrade_ops.upgrade_token)
    whole.run(whole.before, autogen_context, own)
    each.run(each.before, autogen_context, own, schemas)
    if own.ops:
        upgrade_ops.ops[:0] = own.ops
        downgrade_ops.ops.extend(item.reverse() for item in reversed(own.ops))
    if each.after or whole.after:
        found = list(upgrade_ops.ops)
        each.run(each.after, autogen_context, upgrade_ops, schemas)
        whole.run(whole.after, autogen_context, upgrade_ops)
        _follow(upgrade_ops, downgrade_ops, found)


def _follow(upgrade_ops, downgrade_ops, found):
    """Lets the downgrade undo what the upgrade does now."""
    now = upgrade_ops.ops
    is_longer = len(now) >= len(found) and all(a is b for a, b in zip(now, found))
    added = now[len(found):] if is_longer else now
    undone = [item.reverse() for item in reversed(added)]
    downgrade_ops.ops[:0 if is_longer else None] = undone


class _Comparators:
    """The comparators for a target, before and after those of the application."""

    def __init__(self, autogen_context, target):
        self.target = target
        self.before, self.after = [], []
        self.answers = {}
        dialect = autogen_context.dialect.name
        for priority in sorted(DispatchPriority, reverse=True):
            for qualifier in (dialect, "default"):
                key = (target, qualifier, priority)
                own = autogen_context.comparators._registry.get(key, [])
                of_plugins = autogen_context._plugin_comparators._registry.get(key, [])
                if priority is DispatchPriority.LAST:
                    self.after += own + of_plugins
                elif key[1:] == ("default", DispatchPriority.MEDIUM):
                    # The application's are the first plug-ins.
                    self.before += own
                    self.after += of_plugins
                else:
                    self.before += own + of_plugins

    def run(self, functions, *arguments):
        """Calls functions; one that says stop ends its group."""
        for function, group in functions:
            if self.answers.get(group) is PriorityDispatchResult.STOP:
                continue
            answer = self.answers[group] = function(*arguments)
            if (
                answer is PriorityDispatchResult.STOP
                and functions is self.before
                and group == _BUILT_IN[self.target]
            ):
                raise NotImplementedError(
                    f"a comparator for {self.target!r} can't stop the comparison of {group}; leave "
                    "it out by autogenerate_plugins"
                )
