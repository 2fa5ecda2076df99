from alembic.autogenerate import rewriter
from alembic.operations import ops

writer = rewriter.Rewriter()


@writer.rewrites(ops.ModifyTableOps)
def sort(context, revision, op):
    op.ops.reverse()
    return op


options = {"process_revision_directives": writer}
