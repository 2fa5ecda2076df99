"""The project's own renderers."""

from alembic.util.langhelpers import Dispatcher

renderers = default_renderers = Dispatcher()


def custom_renderer(operation):
    """The project's renderer for an operation, if it has one."""
    for op_class in type(operation).__mro__:
        if (op_class, "default") in renderers._registry:
            return renderers._registry[op_class, "default"]
    return None


def render_op_text(autogen_context, op):
    """The source of one operation."""
    from alembic.operations.ops import OpContainer

    return "\n".join(autogen_context._rendered(OpContainer([op]))["lines"])


def _sqlalchemy_autogenerate_prefix(autogen_context):
    return autogen_context.opts["sqlalchemy_module_prefix"] or ""


def _alembic_autogenerate_prefix(autogen_context):
    if autogen_context._has_batch:
        return "batch_op."
    return autogen_context.opts["alembic_module_prefix"] or ""


def _ident(name):
    return None if name is None else str(name)
