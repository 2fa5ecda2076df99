"""Older name of `alembic.runtime.migration`."""

from alembic.runtime.migration import *  # noqa: F401,F403
from alembic.runtime.migration import __getattr__  # noqa: F401
