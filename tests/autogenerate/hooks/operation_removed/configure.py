from alembic.operations import ops


def process_revision_directives(context, revision, directives):
    for container in (directives[0].upgrade_ops, directives[0].downgrade_ops):
        container.ops = [
            op
            for op in container.ops
            if not isinstance(op, (ops.CreateTableOp, ops.DropTableOp)) or op.table_name != "other"
        ]


options = {"process_revision_directives": process_revision_directives}
