"""Asynchronous sessions."""
