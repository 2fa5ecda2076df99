"""The project's own renderers."""

from alembic.util.langhelpers import Dispatcher

renderers = Dispatcher()


def render_op_text(autogen_context, op):
    """Not supported yet."""
    raise NotImplementedError("alembic.autogenerate.render_op_text() is not supported yet")
