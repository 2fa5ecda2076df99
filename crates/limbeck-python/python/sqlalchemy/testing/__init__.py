"""Helpers of SQLAlchemy's own tests, as far as applications import them all the same."""
