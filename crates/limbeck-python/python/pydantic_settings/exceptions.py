"""Errors."""


class SettingsError(ValueError):
    """A source of settings can't be read."""
