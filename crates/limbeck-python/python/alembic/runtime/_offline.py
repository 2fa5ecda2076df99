"""What `op.get_bind()` is while SQL is written instead of executed."""


class OfflineConnection:
    """Writes the statements that it is asked to execute. Nothing can be read from it."""

    def __init__(self, context):
        self._context = context

    @property
    def dialect(self):
        """The dialect."""
        return self._context.dialect

    @property
    def engine(self):
        """The connection stands for its engine, too."""
        return self

    @property
    def name(self):
        """The dialect's name."""
        return self.dialect.name

    def connect(self, **kw):
        """The connection itself."""
        return self

    def execution_options(self, **kw):
        """The connection itself."""
        return self

    def execute(self, obj, parameters=None, execution_options=None):
        """Writes a statement."""
        self._context.execute(obj, execution_options=execution_options)

    def _run_operations(self, operations, check_first=False, naming_convention=None):
        # There is no database to look into, so nothing exists yet and everything is written.
        for operation in operations:
            if "check_first" in operation:
                operation = {**operation, "check_first": False}
            self._context._invoke(operation, naming_convention=naming_convention or {})
