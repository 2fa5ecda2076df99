"""Pools of connections."""

from sqlalchemy.pool import *  # noqa: F401,F403
