"""Plug-ins."""


class Plugin:
    """A named set of comparators."""

    _all = {}

    def __init__(self, name):
        if name in self._all:
            raise ValueError(f"A plugin named {name} is already registered")
        self.name = name
        self.comparators = []
        self._all[name] = self

    def add_autogenerate_comparator(
        self, fn, target, element=None, *, qualifier="default", priority=None, subgroup=None
    ):
        """Adds a comparison."""
        self.comparators.append((fn, target, element, qualifier, priority, subgroup))

    @classmethod
    def setup_plugin_from_module(cls, module, name):
        """Makes a plug-in from a module with a `setup` function."""
        plugin = cls(name)
        module.setup(plugin)
        return plugin

    @classmethod
    def remove(cls, name):
        """Forgets a plug-in."""
        cls._all.pop(name, None)
