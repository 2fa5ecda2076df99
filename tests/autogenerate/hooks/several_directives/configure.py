from alembic.operations import ops


def process_revision_directives(context, revision, directives):
    first = directives[0]
    directives.append(
        ops.MigrationScript(
            "0002",
            ops.UpgradeOps([ops.ExecuteSQLOp("SELECT 2")]),
            ops.DowngradeOps([]),
            message="second",
            head=first.rev_id,
        )
    )


options = {"process_revision_directives": process_revision_directives}
