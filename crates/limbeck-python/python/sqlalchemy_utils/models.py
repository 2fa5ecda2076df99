"""Mixins."""

import datetime

from sqlalchemy import Column, DateTime


def _now():
    return datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)


class Timestamp:
    """When a row was made and changed."""

    created = Column(DateTime, default=_now, nullable=False)
    updated = Column(DateTime, default=_now, nullable=False)
