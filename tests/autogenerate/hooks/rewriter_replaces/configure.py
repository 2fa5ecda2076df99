from alembic.autogenerate import rewriter
from alembic.operations import ops

writer = rewriter.Rewriter()


@writer.rewrites(ops.AddColumnOp)
def add_column(context, revision, op):
    if op.column.nullable:
        return op
    op.column.nullable = True
    return [
        op,
        ops.AlterColumnOp(
            op.table_name,
            op.column.name,
            modify_nullable=False,
            existing_type=op.column.type,
        ),
    ]


options = {"process_revision_directives": writer}
