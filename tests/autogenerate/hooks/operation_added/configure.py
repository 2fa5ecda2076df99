from alembic.operations import ops


def process_revision_directives(context, revision, directives):
    script = directives[0]
    script.upgrade_ops.ops.insert(0, ops.ExecuteSQLOp("SELECT 1"))
    script.upgrade_ops.ops.append(ops.ExecuteSQLOp("SELECT 2"))
    script.downgrade_ops.ops.insert(0, ops.ExecuteSQLOp("SELECT 3"))


options = {"process_revision_directives": process_revision_directives}
