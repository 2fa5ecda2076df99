import sqlalchemy as sa
from alembic.autogenerate import comparators
from alembic.util import DispatchPriority, PriorityDispatchResult


@comparators.dispatch_for("column", subgroup="nullable", priority=DispatchPriority.FIRST)
def keep_nullability(autogen_context, alter_op, schema, tname, cname, conn_col, metadata_col):
    if metadata_col.info.get("nullability") == "kept":
        alter_op.existing_nullable = conn_col.nullable
        return PriorityDispatchResult.STOP
    return PriorityDispatchResult.CONTINUE


@comparators.dispatch_for("column", subgroup="types")
def only_longer(autogen_context, alter_op, schema, tname, cname, conn_col, metadata_col):
    if isinstance(metadata_col.type, sa.String) and isinstance(conn_col.type, sa.String):
        if (metadata_col.type.length or 0) < (conn_col.type.length or 0):
            return PriorityDispatchResult.STOP
    return PriorityDispatchResult.CONTINUE


@comparators.dispatch_for("column", priority=DispatchPriority.LAST)
def defaults(autogen_context, alter_op, schema, tname, cname, conn_col, metadata_col):
    if metadata_col.info.get("default") and conn_col.server_default is None:
        alter_op.existing_server_default = None
        alter_op.modify_server_default = sa.DefaultClause(
            sa.text(metadata_col.info["default"])
        )
    elif alter_op.modify_type is not None and cname == "wide":
        alter_op.modify_type = sa.Text()


options = {}
