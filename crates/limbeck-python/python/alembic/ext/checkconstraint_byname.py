"""Comparison of CHECK constraints by name, chosen through `autogenerate_plugins`."""


def setup(plugin):
    """The application compares them itself when the plug-in is chosen."""
