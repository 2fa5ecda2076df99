"""Comparison of models and database."""

import contextlib
import sys

from alembic.autogenerate._models import listed
from alembic.operations import ops


# What an environment without `autogenerate_plugins` asks for.
_PLUGINS = ("alembic.autogenerate.*",)


class AutogenContext:
    """What a comparison works on."""

    def __init__(self, migration_context, metadata=None, opts=None, autogenerate=True):
        self.migration_context = migration_context
        self.opts = migration_context.opts if opts is None else opts
        self.metadata = self.opts.get("target_metadata") if metadata is None else metadata
        self.connection = migration_context.bind
        self.dialect = migration_context.dialect
        self.imports = set()
        self._has_batch = False
        if autogenerate:
            from alembic.autogenerate._comparators import add_built_in
            from alembic.autogenerate.compare import comparators

            self.comparators = comparators.branch()
            add_built_in(self.comparators)
            if "alembic.runtime.plugins" in sys.modules:
                from alembic.runtime.plugins import populate

                chosen = self.opts.get("autogenerate_plugins") or _PLUGINS
                populate(self.comparators, chosen)

    @property
    def inspector(self):
        """What the database holds."""
        from sqlalchemy import inspect

        if self.connection is None:
            raise TypeError(
                "can't return inspector as this AutogenContext has no database connection"
            )
        found = self.__dict__.get("_inspector")
        if found is None:
            found = self.__dict__["_inspector"] = inspect(self.connection)
        return found

    @contextlib.contextmanager
    def _within_batch(self):
        outer, self._has_batch = self._has_batch, bool(self.opts.get("render_as_batch"))
        yield
        self._has_batch = outer

    def run_name_filters(self, name, type_, parent_names):
        """What `include_name` says."""
        function = self.opts.get("include_name")
        if function is None:
            return True
        from alembic.autogenerate._answers import complete_parents

        complete_parents(name, type_, parent_names)
        return bool(function(name, type_, parent_names))

    def run_object_filters(self, object_, name, type_, reflected, compare_to):
        """What `include_object` says."""
        function = self.opts.get("include_object")
        return function is None or bool(function(object_, name, type_, reflected, compare_to))

    run_filters = run_object_filters

    @property
    def sorted_tables(self):
        """The tables of the models, those that others refer to first."""
        return [table for metadata in listed(self.metadata) for table in metadata.sorted_tables]

    @property
    def table_key_to_table(self):
        """The tables of the models by their keys."""
        found = {}
        for metadata in listed(self.metadata):
            found.update(metadata.tables)
        return found

    def _rendered(self, container):
        """A container as the application writes it; adds to the imports."""
        from _limbeck import request

        from alembic.autogenerate._lower import Lowering
        from alembic.runtime._configuration import naming_convention

        opts = self.opts
        name = self.dialect.name
        content = {
            # What is nearest to SQLAlchemy's default.
            "dialect": "postgresql" if name == "default" else name,
            "items": Lowering(self, keeps=False).items(container),
            "sqlalchemy_module_prefix": opts.get("sqlalchemy_module_prefix") or "",
            "alembic_module_prefix": opts.get("alembic_module_prefix") or "",
            "user_module_prefix": opts.get("user_module_prefix"),
            "render_as_batch": bool(opts.get("render_as_batch")),
            "render_item": callable(opts.get("render_item")),
            "naming_convention": naming_convention(self.metadata),
        }
        context = self.migration_context
        context._autogen_context = self
        imports = set(self.imports)
        with _comparing(context, opts):
            rendered = request({"request": "render", "content": content})
        self.imports = imports | set(rendered["imports"])
        return rendered

    def _schemas(self):
        """The schemas that are compared; the default one is `None`."""
        found = {None}
        if self.opts.get("include_schemas"):
            found.update(self.inspector.get_schema_names())
            found -= {"information_schema", self.dialect.default_schema_name}
            found.add(None)
        return {name for name in found if self.run_name_filters(name, "schema", {})}


class RevisionContext:
    """The revision files that a command is about to write."""

    def __init__(self, config, script_directory, command_args, process_revision_directives=None):
        self.config = config
        self.script_directory = script_directory
        self.command_args = command_args
        self.process_revision_directives = process_revision_directives
        self.template_args = {"config": config}
        labels = command_args.get("branch_labels") or ()
        self.generated_revisions = [
            ops.MigrationScript(
                rev_id=command_args.get("rev_id"),
                message=command_args.get("message"),
                upgrade_ops=[],
                downgrade_ops=[],
                head=command_args.get("head"),
                splice=command_args.get("splice"),
                branch_label=labels[0] if len(labels) == 1 else list(labels) or None,
                version_path=command_args.get("version_path"),
                depends_on=command_args.get("depends_on") or None,
            )
        ]

    def _add_bodies(self, upgrade_token, downgrade_token, upgrade, downgrade):
        script = self.generated_revisions[-1]
        for bodies, body, waiting in (
            (script._upgrade_ops, ops.UpgradeOps([], upgrade_token=upgrade_token), upgrade),
            (script._downgrade_ops, ops.DowngradeOps([], downgrade_token=downgrade_token), downgrade),
        ):
            body._waiting = waiting
            bodies.append(body)


def compare_metadata(context, metadata):
    """How the database of a context differs from models, as tuples."""
    return produce_migrations(context, metadata).upgrade_ops.as_diffs()


def produce_migrations(context, metadata):
    """The operations that lead from the database of a context to models."""
    from alembic.autogenerate._lift import Waiting, lifted_items

    outer = context.__dict__.pop("_comparison", None)
    with _comparing(context, {**context.opts, "target_metadata": metadata}):
        found = context._send({"request": "compare"})
        upgrade, downgrade = (
            lifted_items(Waiting(context, found[direction])) for direction in ("upgrade", "downgrade")
        )
        script = ops.MigrationScript(
            rev_id=None,
            upgrade_ops=ops.UpgradeOps(upgrade),
            downgrade_ops=ops.DowngradeOps(downgrade),
        )
        comparison = context.__dict__.pop("_comparison", None)
        if comparison is not None:
            comparison.finish(script)
    if outer is not None:
        context._comparison = outer
    return script


def render_python_code(
    up_or_down_op,
    sqlalchemy_module_prefix="sa.",
    alembic_module_prefix="op.",
    render_as_batch=False,
    imports=(),
    render_item=None,
    migration_context=None,
    user_module_prefix=None,
):
    """The source of the body of `upgrade()` or `downgrade()`."""
    opts = {
        "sqlalchemy_module_prefix": sqlalchemy_module_prefix,
        "alembic_module_prefix": alembic_module_prefix,
        "render_item": render_item,
        "render_as_batch": render_as_batch,
        "user_module_prefix": user_module_prefix,
    }
    autogen_context = AutogenContext(
        migration_context or _NoContext(), opts=opts, autogenerate=False
    )
    autogen_context.imports = set(imports)
    return autogen_context._rendered(up_or_down_op)["body"]


class _NoContext:
    """Takes the place of a migration context where there is none."""

    as_sql = False
    bind = None

    def __init__(self):
        from sqlalchemy.engine.default import dialect_named

        self.dialect = dialect_named("default")
        self.opts = {}


@contextlib.contextmanager
def _comparing(context, opts):
    """Makes a context the one that the application asks about, with other options."""
    from alembic.runtime.migration import _running

    outer, context.opts = context.opts, opts
    _running.append(context)
    try:
        yield
    finally:
        _running.pop()
        context.opts = outer
