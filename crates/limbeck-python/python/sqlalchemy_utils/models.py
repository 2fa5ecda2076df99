"""Mixins."""

import datetime

from sqlalchemy import Column, DateTime


def _now():
    return datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)


class Timestamp:
    """When a row was made and changed."""

    created = Column(DateTime, default=_now, nullable=False)
    updated = Column(DateTime, default=_now, nullable=False)


def generic_repr(*fields):
    """Leaves the decorated class as it is, with and without names of attributes."""
    if len(fields) == 1 and isinstance(fields[0], type):
        return fields[0]
    return lambda cls: cls
