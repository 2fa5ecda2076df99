"""The project's own comparisons."""

from alembic.util.dispatch import PriorityDispatcher

comparators = PriorityDispatcher()
