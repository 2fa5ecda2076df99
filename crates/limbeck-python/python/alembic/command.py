"""Names of the commands, for scripts that import them.

A script runs inside a command; it can't start another one. Each function says so.
"""


def refuse(name):
    """Raises the error about starting a command from within one."""
    from alembic._origin import user_origin
    from alembic.util.exc import CommandError

    origin = user_origin()
    place = f" ({origin['file']}, line {origin['line']})" if origin else ""
    raise CommandError(
        f"alembic.command.{name}() can't be called from a script that a running command has "
        f"loaded{place}; run it from the command line"
    )


def branches(config, verbose=False):
    """Refuses."""
    refuse("branches")


def check(config):
    """Refuses."""
    refuse("check")


def current(config, check_heads=False, verbose=False):
    """Refuses."""
    refuse("current")


def diff(config):
    """Refuses."""
    refuse("diff")


def downgrade(config, revision, sql=False, tag=None):
    """Refuses."""
    refuse("downgrade")


def edit(config, rev):
    """Refuses."""
    refuse("edit")


def ensure_version(config, sql=False):
    """Refuses."""
    refuse("ensure_version")


def heads(config, verbose=False, resolve_dependencies=False):
    """Refuses."""
    refuse("heads")


def history(config, rev_range=None, verbose=False, indicate_current=False):
    """Refuses."""
    refuse("history")


def init(config, directory, template="generic", package=False):
    """Refuses."""
    refuse("init")


def list_templates(config):
    """Refuses."""
    refuse("list_templates")


def merge(config, revisions, message=None, branch_label=None, rev_id=None, splice=False):
    """Refuses."""
    refuse("merge")


def revision(
    config,
    message=None,
    autogenerate=False,
    sql=False,
    head="head",
    splice=False,
    branch_label=None,
    version_path=None,
    rev_id=None,
    depends_on=None,
    process_revision_directives=None,
):
    """Refuses."""
    refuse("revision")


def show(config, rev):
    """Refuses."""
    refuse("show")


def stamp(config, revision, sql=False, tag=None, purge=False):
    """Refuses."""
    refuse("stamp")


def upgrade(config, revision, sql=False, tag=None):
    """Refuses."""
    refuse("upgrade")
