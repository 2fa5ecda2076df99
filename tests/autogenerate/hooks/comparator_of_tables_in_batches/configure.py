from alembic.autogenerate import comparators
from alembic.operations import ops
from alembic.util import DispatchPriority


@comparators.dispatch_for("table", priority=DispatchPriority.LAST)
def change(autogen_context, modify_ops, schema, tname, conn_table, metadata_table):
    if conn_table is None or metadata_table is None:
        return
    kept = []
    for op in modify_ops.ops:
        if isinstance(op, ops.AddColumnOp) and op.column.name == "later":
            continue
        if isinstance(op, ops.CreateIndexOp):
            op.index_name += "_of_table"
        if isinstance(op, ops.AlterColumnOp):
            op.modify_nullable = None
        kept.append(op)
    present = {index.name for index in conn_table.indexes}
    for column in metadata_table.columns:
        if column.info.get("search") and f"{tname}_{column.name}_search" not in present:
            kept.append(
                ops.CreateIndexOp(f"{tname}_{column.name}_search", tname, [column.name], schema=schema)
            )
    modify_ops.ops[:] = kept


def include_object(object, name, type_, reflected, compare_to):
    return type_ != "index" or not reflected or compare_to is not None


options = {"render_as_batch": True, "include_object": include_object}
