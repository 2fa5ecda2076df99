"""Expressions."""

import sqlalchemy
from sqlalchemy import select  # noqa: F401


def col(column_expression):
    """The column itself."""
    return column_expression


def __getattr__(name):
    return getattr(sqlalchemy, name)
