"""Comparison of models and database."""


class AutogenContext:
    """What a comparison works on."""

    def __init__(self, migration_context, metadata=None, opts=None, autogenerate=True):
        self.migration_context = migration_context
        self.metadata = metadata
        self.opts = opts or {}
        self.imports = set()


class RevisionContext:
    """The revision files that a command is about to write."""


def compare_metadata(context, metadata):
    """Not supported yet."""
    raise _unsupported("compare_metadata")


def produce_migrations(context, metadata):
    """Not supported yet."""
    raise _unsupported("produce_migrations")


def render_python_code(up_or_down_op, *args, **kw):
    """Not supported yet."""
    raise _unsupported("render_python_code")


def _unsupported(name):
    return NotImplementedError(f"alembic.autogenerate.{name}() is not supported yet")
