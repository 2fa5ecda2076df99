import sqlalchemy as sa
from alembic.autogenerate import rewriter
from alembic.operations import ops

first = rewriter.Rewriter()
second = rewriter.Rewriter()


@first.rewrites(ops.CreateTableOp)
def sort_columns(context, revision, op):
    columns = [item for item in op.columns if isinstance(item, sa.Column)]
    others = [item for item in op.columns if not isinstance(item, sa.Column)]
    columns.sort(key=lambda column: (bool(column.info.get("last")), column.name))
    op.columns[:] = columns + others
    return op


@first.rewrites(ops.AddColumnOp)
def nullable_first(context, revision, op):
    if op.column.nullable:
        return op
    op.column.nullable = True
    return [
        op,
        ops.ExecuteSQLOp("UPDATE orders SET note = ''"),
        ops.AlterColumnOp(
            op.table_name, op.column.name, modify_nullable=False, existing_type=op.column.type
        ),
    ]


@second.rewrites(ops.DropColumnOp)
def keep_columns(context, revision, op):
    return []


@second.rewrites(ops.DropTableOp)
def keep_tables(context, revision, op):
    return None


@second.rewrites(ops.ModifyTableOps)
def note(context, revision, op):
    print(op.table_name, len(op.ops))
    return op


process = first.chain(second)
