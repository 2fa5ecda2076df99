"""Plug-ins that are part of the package."""
