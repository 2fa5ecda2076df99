"""The revisions of a command, as the project's functions see and change them."""

from alembic.autogenerate import _comparators
from alembic.autogenerate._lift import Waiting
from alembic.autogenerate._lower import Lowering
from alembic.autogenerate.api import AutogenContext, RevisionContext


def process(context, request):
    """Adds what was found to the revisions of the command and calls the functions. Answers all
    revisions."""
    environment = context.environment_context
    revisions = environment.context_opts.get("revision_context")
    if revisions is None:
        revisions = RevisionContext(environment.config, context.script, request["revision"])
        environment.context_opts["revision_context"] = revisions
    autogen_context = AutogenContext(context, autogenerate=request["autogenerate"])
    context._autogen_context = autogen_context
    for found in request["databases"]:
        revisions._add_bodies(
            found["upgrade_token"],
            found["downgrade_token"],
            Waiting(context, found["upgrade"]),
            Waiting(context, found["downgrade"]),
        )
    if request["autogenerate"]:
        _comparators.run(autogen_context, revisions.generated_revisions[-1])
    hook = context.opts.get("process_revision_directives")
    if hook:
        hook(context, tuple(request["rows"]), revisions.generated_revisions)
    return [_lowered(autogen_context, script) for script in revisions.generated_revisions]


def _lowered(autogen_context, script):
    autogen_context.imports = set(script.imports)
    lowering = Lowering(autogen_context)
    upgrades = [
        {"token": body.upgrade_token, "items": lowering.items(body)}
        for body in script.upgrade_ops_list
    ]
    downgrades = [
        {"token": body.downgrade_token, "items": lowering.items(body)}
        for body in script.downgrade_ops_list
    ]
    return {
        "rev_id": str(script.rev_id),
        "message": script.message,
        "head": _texts(script.head) or ["head"],
        "splice": bool(script.splice),
        "branch_labels": _texts(script.branch_label),
        "version_path": None if script.version_path is None else str(script.version_path),
        "depends_on": _texts(script.depends_on),
        "imports": sorted(autogen_context.imports),
        "upgrades": upgrades,
        "downgrades": downgrades,
    }


def _texts(value):
    if value is None:
        return []
    return [value] if isinstance(value, str) else [str(item) for item in value]
