"""The revisions of a command, as the project's functions see and change them."""

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
    comparison = context.__dict__.pop("_comparison", None)
    if comparison is not None:
        autogen_context = comparison.autogen_context
    else:
        is_compared = request["purpose"] != "empty"
        autogen_context = AutogenContext(context, autogenerate=is_compared)
    context._autogen_context = autogen_context
    for found in request["databases"]:
        revisions._add_bodies(
            found["upgrade_token"],
            found["downgrade_token"],
            Waiting(context, found["upgrade"]),
            Waiting(context, found["downgrade"]),
        )
    if comparison is not None:
        comparison.finish(revisions.generated_revisions[-1])
    hook = context.opts.get("process_revision_directives")
    if hook:
        hook(context, tuple(request["rows"]), revisions.generated_revisions)
    lowering = Lowering(autogen_context, renders=request["purpose"] != "check")
    return [_lowered(lowering, script) for script in revisions.generated_revisions]


def _lowered(lowering, script):
    autogen_context = lowering.autogen_context
    autogen_context.imports = set(script.imports)
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
