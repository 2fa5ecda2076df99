"""Entry points of the application: running environment scripts and the bodies of revisions."""

import sys

_LEVELS = {"DEBUG": 10, "INFO": 20, "WARNING": 30, "ERROR": 40}

# As an entry of `warnings.filters`.
_WARNINGS_ARE_ERRORS = ("error", None, Warning, None, 0)

# Modules of revision scripts by path, so that upgrade, downgrade and header run the file once.
_scripts = {}


def run_environment(path):
    """Runs an environment script to its end."""
    import _limbeck

    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory
    from alembic.util.pyfiles import load_path

    settings = _limbeck.settings()
    config = Config._from_settings(settings)
    script = ScriptDirectory._of_command(config, settings.get("script_location") or "")
    options = {"as_sql": bool(settings.get("is_offline"))}
    for name, setting in (
        ("starting_rev", "starting_revision"),
        ("destination_rev", "destination_revision"),
        ("tag", "tag"),
    ):
        value = settings.get(setting)
        if value is not None:
            options[name] = value
    if "destination_rev" in options:
        options.setdefault("starting_rev", None)
    stamped = getattr(config.cmd_opts, "revisions", None)
    if stamped and "destination_rev" in options:
        options["destination_rev"] = tuple(stamped)
    with EnvironmentContext(config, script, **options):
        load_path(path)


def prepare_step(path, revision, function):
    """Loads the script of a revision and checks that it defines the function."""
    getattr(_script(path), function)


def run_step(path, revision, function):
    """Runs `upgrade()` or `downgrade()` of a revision."""
    from alembic.runtime.migration import _running

    arguments = _running[-1]._run_arguments[-1] if _running else {}
    getattr(_script(path), function)(**arguments)
    if _running:
        _running[-1]._flush_prints()


def step_function(path, revision, function):
    """`upgrade()` or `downgrade()` of a revision, unless code of the project runs when it asks for
    operations."""
    from alembic.operations.base import Operations

    event = sys.modules.get("sqlalchemy.event")
    if Operations._is_replaced or (event is not None and event._registered):
        return None
    return getattr(_script(path), function)


def run_step_silently(path, revision, function):
    """Runs `upgrade()` or `downgrade()` of a revision that only asks for operations; a warning is an
    exception."""
    import _warnings

    from alembic.runtime.migration import _running

    warnings = sys.modules.get("warnings", _warnings)
    filters = warnings.filters
    filters.insert(0, _WARNINGS_ARE_ERRORS)
    _warnings._filters_mutated_lock_held()
    try:
        getattr(_script(path), function)(**_running[-1]._run_arguments[-1])
    finally:
        filters.remove(_WARNINGS_ARE_ERRORS)
        _warnings._filters_mutated_lock_held()


def version_applied(step, heads):
    """Tells the `on_version_apply` callbacks about a step. There are some."""
    from alembic.runtime._steps import MigrationInfo
    from alembic.runtime.migration import _running

    context = _running[-1]
    info = MigrationInfo._from_step(step, context.script)
    for callback in context.on_version_apply_callbacks:
        callback(ctx=context, step=info, heads=set(heads), run_args=context._run_arguments[-1])
    context._flush_prints()


def models():
    """The models that the running environment script compares with its database."""
    from alembic.autogenerate._models import lowered_models
    from alembic.runtime.migration import _running

    return lowered_models(_running[-1].opts.get("target_metadata"))


def answer(question):
    """Asks a function that the running environment script gave to `configure()`."""
    from alembic.autogenerate import _answers
    from alembic.runtime.migration import _running

    return getattr(_answers, question.pop("question"))(_running[-1], **question)


def directives(request):
    """The revisions of the command, as the project's functions leave them."""
    from alembic.autogenerate._directives import process
    from alembic.runtime.migration import _running

    return process(_running[-1], request)


def read_header(path):
    """The variables of a revision script that place it in the graph, and its docstring."""
    namespace = vars(_script(path))
    header = {}
    for name in ("revision", "down_revision", "branch_labels", "depends_on", "__doc__"):
        if name in namespace:
            header[name] = _plain(namespace[name])
    return header


def render_template(source, filename, variables):
    """The text of a template that was translated to Python."""
    import _limbeck
    from limbeck_mako import render

    from alembic.config import Config

    return render(source, filename, {"config": Config._from_settings(_limbeck.settings()), **variables})


def log(logger, level, message):
    """Writes a record to the logging that the environment script has configured."""
    # What Python does for a program that has not configured logging; Alembic's own loggers have a
    # handler that drops everything then.
    is_own = logger.startswith("alembic.")
    logging = sys.modules.get("logging")
    if logging is not None:
        lines = logging._lines
        if not lines.write(logger, _LEVELS[level], message):
            target = logging.getLogger(logger)
            if not is_own or target.hasHandlers():
                target.log(_LEVELS[level], "%s", message)
    elif level in ("WARNING", "ERROR") and not is_own:
        sys.stderr.write(message + "\n")


def warn(message):
    """Issues a warning at the line of the script that asked for an operation."""
    import warnings

    from alembic._origin import user_origin

    origin = user_origin()
    if origin is None:
        warnings.warn(message, UserWarning, stacklevel=2)
    else:
        warnings.warn_explicit(message, UserWarning, origin["file"], origin["line"])


def is_log_enabled(logger, level):
    """Whether a record would be written."""
    logging = sys.modules.get("logging")
    if logging is None:
        return level in ("WARNING", "ERROR") and not logger.startswith("alembic.")
    target = logging.getLogger(logger)
    return target.isEnabledFor(_LEVELS[level]) and target.hasHandlers()


def _script(path):
    module = _scripts.get(path)
    if module is None:
        import _limbeck

        from alembic.util.pyfiles import load_path

        module = _scripts[path] = load_path(path, _limbeck.load_script)
    return module


def _plain(value):
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, (list, tuple)):
        return list(value)
    return value if value is None else str(value)


def write_hook_types():
    """Names of the hook types that scripts have registered."""
    module = sys.modules.get("alembic.script.write_hooks")
    return [] if module is None else list(module.registered)


def run_write_hook(type_, path, options):
    """Runs a hook of a registered type over a new revision file."""
    from alembic.script.write_hooks import registered

    registered[type_](path, options)
