"""`MigrationContext`: one database, or one stream of SQL, that migrations act on."""

import sys

from _limbeck import request as _request

from alembic._origin import user_origin


class MigrationContext:
    """What operations act on."""

    def __init__(self, dialect, connection, opts, environment_context=None, *, _target=None):
        self.environment_context = environment_context
        self.opts = opts
        self.as_sql = bool(opts.get("as_sql", False))
        self.connection = connection
        self.script = opts.get("script")
        self._dialect = dialect
        self._impl = None
        self._user_compare_type = opts.get("compare_type", True)
        self._user_compare_server_default = opts.get("compare_server_default", False)
        self.on_version_apply_callbacks = tuple(opts.get("on_version_apply", ()))
        self._transaction_per_migration = opts.get("transaction_per_migration", False)
        self._run_arguments = []
        self.output_buffer = _output_buffer(opts)

        from alembic.runtime._configuration import configure_options

        payload = configure_options(self, _target or {})
        answer = _request({"request": "configure", "options": payload})
        self._number = answer["context"]
        self.as_sql = bool(answer.get("as_sql", self.as_sql))
        self._transactional_ddl = bool(answer.get("transactional_ddl"))
        self._dialect_name = answer.get("dialect")
        self._start_from_rev = opts.get("starting_rev")
        if self.as_sql:
            from alembic.runtime._offline import OfflineConnection

            self.connection = OfflineConnection(self)
        self._flush()

    @classmethod
    def configure(
        cls,
        connection=None,
        url=None,
        dialect_name=None,
        dialect=None,
        environment_context=None,
        dialect_opts=None,
        opts=None,
    ):
        """A context from a connection, a URL, or the name of a dialect."""
        opts = {} if opts is None else opts
        target = {"dialect_options": dialect_opts or {}}
        if connection is not None:
            from sqlalchemy.engine import Engine

            if isinstance(connection, Engine):
                from alembic.util.exc import CommandError

                raise CommandError(
                    "'connection' argument to configure() is expected to be a "
                    f"sqlalchemy.engine.Connection instance, got {connection!r}"
                )
            dialect = None
        elif url is not None:
            target["url"] = url if isinstance(url, str) else _visible(url)
        elif dialect_name is not None:
            target["dialect_name"] = dialect_name
        elif dialect is not None:
            target["dialect_name"] = dialect.name
        else:
            raise Exception("Connection, url, or dialect_name is required.")
        return cls(dialect, connection, opts, environment_context, _target=target)

    @property
    def dialect(self):
        """The dialect, as SQLAlchemy shows it."""
        if self._dialect is None:
            if self.connection is not None and not self.as_sql:
                self._dialect = self.connection.dialect
            else:
                from sqlalchemy.engine.default import dialect_named

                self._dialect = dialect_named(self._dialect_name)
        return self._dialect

    @property
    def impl(self):
        """What Alembic knows of the dialect."""
        if self._impl is None:
            from alembic.ddl.impl import DefaultImpl

            self._impl = DefaultImpl.for_context(self)
        return self._impl

    @property
    def bind(self):
        """The connection; offline a stand-in that writes what it is asked to execute."""
        return self.connection

    @property
    def config(self):
        """The settings, when there is an environment."""
        if self.environment_context is None:
            return None
        return self.environment_context.config

    def begin_transaction(self, _per_migration=False):
        """A context manager for the transaction of the whole run, where there is one."""
        return _Transaction(self)

    def autocommit_block(self):
        """A context manager whose statements are committed one by one."""
        return _AutocommitBlock(self)

    def run_migrations(self, **kw):
        """Runs the migrations of the command."""
        self._refuse_starting_revision()
        import limbeck_wire

        limbeck_wire.use_dialect(self.dialect)
        self._run_arguments.append(kw)
        _running.append(self)
        try:
            self._send({"request": "run_migrations"})
        finally:
            _running.pop()
            self._run_arguments.pop()

    def execute(self, sql, execution_options=None):
        """Executes a statement, or writes it."""
        from limbeck_wire import ddl_convention

        from alembic.operations._execute import execute_operation

        if execution_options and "schema_translate_map" in execution_options and not self.as_sql:
            # The connection keeps the option, as in Alembic.
            self.connection.execution_options(
                schema_translate_map=execution_options["schema_translate_map"]
            )
        self._invoke(execute_operation(sql, execution_options),
                     naming_convention=ddl_convention(sql))

    def get_current_revision(self):
        """The only row of the version table."""
        heads = self.get_current_heads()
        if not heads:
            return None
        if len(heads) > 1:
            from alembic.util.exc import CommandError

            name = self.opts.get("version_table", "alembic_version")
            raise CommandError(
                f"Version table '{name}' has more than one head present; "
                "please use get_current_heads()"
            )
        return heads[0]

    def get_current_heads(self):
        """The rows of the version table."""
        self._refuse_starting_revision()
        return tuple(self._send({"request": "current_heads"}))

    def _refuse_starting_revision(self):
        if self._start_from_rev and not self.as_sql:
            from alembic.util.exc import CommandError

            raise CommandError(
                "Can't specify current_rev to context when using a database connection"
            )

    def stamp(self, script_directory, revision):
        """Refuses: versions are stamped by the command."""
        from alembic.command import refuse

        refuse("stamp")

    def _invoke(self, operation, origin=None, naming_convention=None):
        """Sends an operation, with the naming convention of its metadata if that is not the
        context's."""
        self._send(
            {
                "request": "invoke",
                "operation": operation,
                "naming_convention": naming_convention,
                "origin": origin or user_origin(),
            }
        )

    def _send(self, payload):
        payload["context"] = self._number
        self._flush_prints()
        try:
            return _request(payload)
        finally:
            self._flush()

    def _flush_prints(self):
        """Puts what the script printed before the SQL that follows."""
        if self.as_sql:
            sys.stdout.flush()

    def _flush(self):
        """Brings offline SQL to the script's own buffer."""
        if self.output_buffer is not None:
            text = _request({"request": "take_output", "context": self._number})
            if text:
                self.output_buffer.write(text)


# The contexts whose `run_migrations()` is under way, the innermost last.
_running = []


class _Transaction:
    """The transaction of `begin_transaction()`."""

    is_active = False

    def __init__(self, context):
        self._context = context

    def __enter__(self):
        self._context._send({"request": "begin_transaction"})
        self.is_active = True
        return self

    def __exit__(self, kind, value, trace):
        if self.is_active:
            self._end("commit" if kind is None else "rollback")

    def commit(self):
        """Commits before the block ends."""
        self._end("commit")

    def rollback(self):
        """Rolls back before the block ends."""
        self._end("rollback")

    def close(self):
        """Rolls back what was not committed."""
        if self.is_active:
            self._end("rollback")

    def _end(self, outcome):
        self.is_active = False
        self._context._send({"request": "end_transaction", "outcome": outcome})


class _AutocommitBlock:
    def __init__(self, context):
        self._context = context

    def __enter__(self):
        self._context._send({"request": "enter_autocommit_block"})

    def __exit__(self, kind, value, trace):
        self._context._send({"request": "leave_autocommit_block"})


def _visible(url):
    """A URL object as text, password included, for the application only."""
    return url.render_as_string(hide_password=False)


def _output_buffer(opts):
    buffer = opts.get("output_buffer")
    encoding = opts.get("output_encoding")
    if buffer is None or not encoding:
        return buffer
    return _EncodedBuffer(buffer, encoding)


class _EncodedBuffer:
    """A stream of bytes that takes text."""

    def __init__(self, stream, encoding):
        self._stream, self._encoding = stream, encoding

    def write(self, text):
        self._stream.write(text.encode(self._encoding))


def __getattr__(name):
    if name in ("HeadMaintainer", "MigrationInfo", "MigrationStep", "RevisionStep", "StampStep"):
        from alembic.runtime import _steps

        return getattr(_steps, name)
    if name == "EnvironmentContext":
        from alembic.runtime.environment import EnvironmentContext

        return EnvironmentContext
    raise AttributeError(f"module 'alembic.runtime.migration' has no attribute {name!r}")


__all__ = ("MigrationContext",)
