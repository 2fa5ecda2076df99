"""The arguments of `configure()` that the application acts on."""

import sys

# Renames from the names of the arguments; the others are passed under their own name.
_RENAMED = {"starting_rev": "starting_revision", "version_table_pk": "version_table_primary_key"}
_PASSED = (
    "as_sql",
    "transactional_ddl",
    "transaction_per_migration",
    "starting_rev",
    "tag",
    "literal_binds",
    "version_table",
    "version_table_schema",
    "version_table_pk",
    "mssql_batch_separator",
    "oracle_batch_separator",
    "render_as_batch",
    "include_schemas",
    "upgrade_token",
    "downgrade_token",
    "user_module_prefix",
)
# Functions that take part in comparisons; they stay in the script, which is asked for them.
_CALLABLES = (
    "include_name",
    "include_object",
    "compare_type",
    "compare_server_default",
    "render_item",
)


def configure_options(context, target):
    """The payload for a context that is being made, after checking the arguments."""
    opts = context.opts
    if not context.as_sql:
        _refuse_offline_options(opts)
    payload = {}
    for name in _PASSED:
        value = opts.get(name)
        if value is not None:
            payload[_RENAMED.get(name, name)] = value
    for separator in ("mssql_batch_separator", "oracle_batch_separator"):
        if separator in opts and not opts[separator]:
            payload[separator] = ""
    if context.connection is not None:
        payload["connection"] = context.connection._number
    if context.output_buffer is not None:
        payload["has_output_buffer"] = True
    convention = naming_convention(opts.get("target_metadata"))
    if convention:
        payload["naming_convention"] = convention
    values = {
        "template_arguments": _plain(opts.get("template_args") or {}),
        "dialect_options": _plain(target.pop("dialect_options", {})),
    }
    payload.update((name, value) for name, value in values.items() if value)
    payload.update(_autogenerate_options(opts))
    payload.update(target)
    return payload


def _autogenerate_options(opts):
    """What comparing models with a database depends on."""
    options = {
        "compare_type": opts.get("compare_type", True) is not False,
        "compare_server_default": opts.get("compare_server_default", False) is not False,
        "callables": {name: True for name in _CALLABLES if callable(opts.get(name))},
    }
    if _has_own_comparators():
        options["callables"].update(comparators=True, directives=True)
    if callable(opts.get("process_revision_directives")) or _has_own_renderers():
        options["callables"]["directives"] = True
    for name in ("sqlalchemy_module_prefix", "alembic_module_prefix"):
        if name in opts:
            options[name] = opts[name] or ""
    plugins = opts.get("autogenerate_plugins")
    if plugins is not None:
        options["autogenerate_plugins"] = [str(name) for name in plugins]
    own_plugins = _own_plugins()
    if own_plugins:
        options["own_plugins"] = own_plugins
    return options


def _own_plugins():
    """The names of the project's plug-ins."""
    plugins = sys.modules.get("alembic.runtime.plugins")
    return [] if plugins is None else plugins.own_names()


def _has_own_comparators():
    """Whether the project has comparators of its own."""
    compare = sys.modules.get("alembic.autogenerate.compare")
    return bool(_own_plugins() or compare is not None and compare.comparators._registry)


def _has_own_renderers():
    """Whether the project has renderers of its own."""
    render = sys.modules.get("alembic.autogenerate.render")
    return render is not None and bool(render.renderers._registry)


def naming_convention(metadata):
    """The templates of a `MetaData`'s naming convention."""
    given = getattr(metadata, "naming_convention", None)
    if not given:
        return None
    from limbeck_wire import convention

    return convention(given)


def _refuse_offline_options(opts):
    if opts.get("literal_binds"):
        from alembic.util.exc import CommandError

        raise CommandError("Can't use literal_binds setting without as_sql mode")


def _plain(options):
    if not options:
        return None
    from limbeck_wire import value

    plain = {}
    for name, option in options.items():
        try:
            plain[name] = value(option)
        except TypeError:
            # Objects that only the script's own templates and hooks use stay in the script.
            continue
    return plain
