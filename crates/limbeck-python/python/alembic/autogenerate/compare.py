"""The project's own comparisons."""

from alembic.util.langhelpers import Dispatcher

comparators = Dispatcher(uselist=True)
