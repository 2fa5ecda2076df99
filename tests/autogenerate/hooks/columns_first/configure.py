from alembic.operations import ops


def process_revision_directives(context, revision, directives):
    for op in directives[0].upgrade_ops.ops:
        if isinstance(op, ops.CreateTableOp):
            op.columns.sort(key=lambda item: getattr(item, "name", None) or "~")


options = {"process_revision_directives": process_revision_directives}
