"""Plug-ins of a project: named sets of comparators."""

import re

from alembic.util.dispatch import DispatchPriority, PriorityDispatcher

# Names that were changed, and are still understood where they are written in full.
_RENAMED = {
    "alembic.autogenerate.checkconstraint_byname": "alembic.ext.checkconstraint_byname",
}

# The plug-ins of the project, by name. Those that are built in belong to the application.
_own = {}


class Plugin:
    """A named set of comparators."""

    def __init__(self, name):
        if name in _own or name.startswith(("alembic.autogenerate.", "alembic.ext.")):
            raise ValueError(f"A plugin named {name} is already registered")
        self.name = name
        self.autogenerate_comparators = PriorityDispatcher()
        _own[name] = self
        _log("setup plugin %s", name)

    def remove(self):
        """Forgets the plug-in."""
        del _own[self.name]

    def add_autogenerate_comparator(
        self,
        fn,
        compare_target,
        compare_element=None,
        *,
        qualifier="default",
        priority=DispatchPriority.MEDIUM,
    ):
        """Adds a comparison."""
        self.autogenerate_comparators.dispatch_for(
            compare_target, subgroup=compare_element, priority=priority, qualifier=qualifier
        )(fn)

    @classmethod
    def setup_plugin_from_module(cls, module, name):
        """Makes a plug-in from a module with a `setup` function."""
        module.setup(cls(name))


def own_names():
    """The names of the project's plug-ins, in the order in which they were made."""
    return list(_own)


def populate(comparators, expressions):
    """Adds the comparators of the project's plug-ins that the expressions choose."""
    chosen = [_pattern(text) for text in expressions if not text.startswith("~")]
    left_out = [_pattern(text[1:]) for text in expressions if text.startswith("~")]
    for plugin in _own.values():
        if any(pattern.match(plugin.name) for pattern in left_out):
            continue
        if any(pattern.match(plugin.name) for pattern in chosen):
            comparators.populate_with(plugin.autogenerate_comparators)


def _pattern(text):
    tokens = _RENAMED.get(text, text).split(".")
    parts = [".+?" if token == "*" else re.escape(token) for token in tokens]
    return re.compile(rf"^{r'\.'.join(parts)}$")


def _log(message, *arguments):
    import logging

    logging.getLogger(__name__).info(message, *arguments)
