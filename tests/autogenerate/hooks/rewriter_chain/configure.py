from alembic.autogenerate import rewriter
from alembic.operations import ops

first = rewriter.Rewriter()
second = rewriter.Rewriter()


@first.rewrites(ops.CreateIndexOp)
def without_indexes(context, revision, op):
    return []


@second.rewrites(ops.AddColumnOp)
def with_comment(context, revision, op):
    op.column.comment = "added"
    return op


options = {"process_revision_directives": first.chain(second)}
