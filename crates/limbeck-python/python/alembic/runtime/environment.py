"""`EnvironmentContext`: what `env.py` configures and runs through `alembic.context`."""

from alembic import context as _context_module

# The contexts that the running environment script has configured, in order, for those who need
# the callables that were given to `configure()`.
configured = []


class EnvironmentContext:
    """The environment of one command. As a context manager it is what `alembic.context` acts on."""

    config = None
    script = None

    def __init__(self, config, script, **kw):
        self.config = config
        self.script = script
        self.context_opts = kw
        self._migration_context = None

    def __enter__(self):
        _context_module._proxy.targets.append(self)
        return self

    def __exit__(self, kind, value, trace):
        _context_module._proxy.targets.remove(self)

    def is_offline_mode(self):
        """Whether SQL is written instead of executed."""
        return self.context_opts.get("as_sql", False)

    def is_transactional_ddl(self):
        """Whether DDL is part of transactions."""
        return self.get_context().impl.transactional_ddl

    def requires_connection(self):
        """Whether the environment has to connect."""
        return not self.is_offline_mode()

    def get_head_revision(self):
        """The id of the only head."""
        return self.script.as_revision_number("head")

    def get_head_revisions(self):
        """The ids of all heads."""
        return self.script.as_revision_number("heads")

    def get_starting_revision_argument(self):
        """The start of an offline run."""
        if self._migration_context is not None:
            return self.script.as_revision_number(self._migration_context._start_from_rev)
        if "starting_rev" in self.context_opts:
            return self.script.as_revision_number(self.context_opts["starting_rev"])
        from alembic.util.exc import CommandError

        raise CommandError("No starting revision argument is available.")

    def get_revision_argument(self):
        """The destination."""
        return self.script.as_revision_number(self.context_opts["destination_rev"])

    def get_tag_argument(self):
        """`--tag`"""
        return self.context_opts.get("tag", None)

    def get_x_argument(self, as_dictionary=False):
        """The values of `-x`, as they are or by name."""
        values = getattr(self.config.cmd_opts, "x", None) or []
        if not as_dictionary:
            return list(values)
        pairs = (value.partition("=") for value in values)
        return {name: value for name, _, value in pairs}

    def configure(
        self,
        connection=None,
        url=None,
        dialect_name=None,
        dialect_opts=None,
        transactional_ddl=None,
        transaction_per_migration=False,
        output_buffer=None,
        starting_rev=None,
        tag=None,
        template_args=None,
        render_as_batch=False,
        target_metadata=None,
        include_name=None,
        include_object=None,
        include_schemas=False,
        process_revision_directives=None,
        compare_type=True,
        compare_server_default=False,
        render_item=None,
        literal_binds=False,
        upgrade_token="upgrades",
        downgrade_token="downgrades",
        alembic_module_prefix="op.",
        sqlalchemy_module_prefix="sa.",
        user_module_prefix=None,
        on_version_apply=None,
        autogenerate_plugins=None,
        **kw,
    ):
        """Makes the migration context that `run_migrations` uses."""
        opts = self.context_opts
        given = {
            "transactional_ddl": transactional_ddl,
            "output_buffer": output_buffer or self.config.output_buffer,
            "starting_rev": starting_rev,
            "tag": tag,
        }
        opts.update((name, value) for name, value in given.items() if value is not None)
        if template_args and "template_args" in opts:
            opts["template_args"].update(template_args)
        elif template_args:
            opts["template_args"] = dict(template_args)
        opts["transaction_per_migration"] = transaction_per_migration
        opts["target_metadata"] = target_metadata
        opts["include_name"] = include_name
        opts["include_object"] = include_object
        opts["include_schemas"] = include_schemas
        opts["render_as_batch"] = render_as_batch
        opts["upgrade_token"] = upgrade_token
        opts["downgrade_token"] = downgrade_token
        opts["sqlalchemy_module_prefix"] = sqlalchemy_module_prefix
        opts["alembic_module_prefix"] = alembic_module_prefix
        opts["user_module_prefix"] = user_module_prefix
        opts["literal_binds"] = literal_binds
        opts["process_revision_directives"] = process_revision_directives
        opts["on_version_apply"] = _callbacks(on_version_apply)
        opts["autogenerate_plugins"] = autogenerate_plugins
        if render_item is not None:
            opts["render_item"] = render_item
        opts["compare_type"] = compare_type
        opts["compare_server_default"] = compare_server_default
        opts.update(kw)
        opts["script"] = self.script

        from alembic.runtime.migration import MigrationContext

        self._migration_context = MigrationContext.configure(
            connection=connection,
            url=url,
            dialect_name=dialect_name,
            environment_context=self,
            dialect_opts=dialect_opts,
            opts=opts,
        )
        configured.append(self._migration_context)

    def run_migrations(self, **kw):
        """Runs the migrations of the command; `kw` are passed to each script's function."""
        from alembic.operations.base import Operations

        with Operations.context(self.get_context()):
            self.get_context().run_migrations(**kw)

    def execute(self, sql, execution_options=None):
        """Executes a statement, or writes it."""
        self.get_context().execute(sql, execution_options=execution_options)

    def static_output(self, text):
        """Writes text among the SQL of an offline run."""
        self.get_context().impl.static_output(text)

    def begin_transaction(self):
        """A context manager for the transaction of the whole run, where there is one."""
        return self.get_context().begin_transaction()

    def get_context(self):
        """The migration context."""
        if self._migration_context is None:
            raise Exception("No context has been configured yet.")
        return self._migration_context

    def get_bind(self):
        """The connection."""
        return self.get_context().bind

    def get_impl(self):
        """The dialect's implementation."""
        return self.get_context().impl


def _callbacks(value):
    if value is None:
        return ()
    return tuple(value) if hasattr(value, "__iter__") else (value,)
