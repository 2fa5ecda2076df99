"""Operations that undo others."""

import re

from alembic.operations import ops


def reversed_operation(operation):
    """The operation that undoes another one."""
    for op_class in type(operation).__mro__:
        function = _REVERSALS.get(op_class)
        if function is not None:
            return function(operation)
    raise NotImplementedError(f"{type(operation).__name__} has no reverse()")


def _create_table(operation):
    words = {"comment": operation.comment, "info": operation.info, "prefixes": operation.prefixes}
    return ops.DropTableOp(
        operation.table_name,
        schema=operation.schema,
        if_exists=operation.if_not_exists,
        table_kw={**operation.kw, **words},
        _reverse=operation,
    )


def _drop_table(operation):
    original = _original(operation, "table")
    return ops.CreateTableOp(
        operation.table_name,
        original.columns,
        schema=operation.schema,
        if_not_exists=operation.if_exists,
        _namespace_metadata=original._namespace_metadata,
        _constraints_included=original._constraints_included,
        comment=operation.comment,
        info=operation.info or {},
        prefixes=operation.prefixes,
        **operation.table_kw,
    )


def _rename_table(operation):
    return ops.RenameTableOp(
        operation.new_table_name, operation.table_name, schema=operation.schema
    )


def _create_table_comment(operation):
    if operation.existing_comment is None:
        return ops.DropTableCommentOp(
            operation.table_name, existing_comment=operation.comment, schema=operation.schema
        )
    return ops.CreateTableCommentOp(
        operation.table_name,
        operation.existing_comment,
        existing_comment=operation.comment,
        schema=operation.schema,
    )


def _drop_table_comment(operation):
    return ops.CreateTableCommentOp(
        operation.table_name, operation.existing_comment, schema=operation.schema
    )


def _add_column(operation):
    return ops.DropColumnOp(
        operation.table_name,
        operation.column.name,
        schema=operation.schema,
        if_exists=operation.if_not_exists,
        _reverse=operation,
    )


def _drop_column(operation):
    original = _original(operation, "column")
    return ops.AddColumnOp(
        operation.table_name,
        original.column,
        schema=operation.schema,
        if_not_exists=operation.if_exists,
    )


def _alter_column(operation):
    changes = dict(operation.kw)
    for name in ("type", "nullable", "server_default", "comment"):
        changes[f"existing_{name}"] = getattr(operation, f"existing_{name}")
        change = getattr(operation, f"modify_{name}")
        if change is not (False if name in ("server_default", "comment") else None):
            changes[f"modify_{name}"] = change
    for key in [key for key in changes if key.startswith("modify_")]:
        existing = re.sub("^modify_", "existing_", key)
        changes[existing], changes[key] = changes[key], changes.get(existing)
    name = operation.column_name
    if operation.modify_name is not None:
        changes["modify_name"], name = name, operation.modify_name
    return type(operation)(operation.table_name, name, schema=operation.schema, **changes)


def _add_constraint(operation):
    is_foreign_key = isinstance(operation, ops.CreateForeignKeyOp)
    return ops.DropConstraintOp(
        operation.constraint_name,
        operation.source_table if is_foreign_key else operation.table_name,
        {"primarykey": "primary"}.get(operation.constraint_type, operation.constraint_type),
        schema=operation.kw.get("source_schema") if is_foreign_key else operation.schema,
        _reverse=operation,
    )


def _drop_constraint(operation):
    if operation._reverse is None:
        raise ValueError(
            "constraint cannot be produced; original constraint is not present"
        )
    return operation._reverse


def _create_index(operation):
    return ops.DropIndexOp(
        operation.index_name,
        operation.table_name,
        schema=operation.schema,
        if_exists=operation.if_not_exists,
        _reverse=operation,
        unique=operation.unique,
        **operation.kw,
    )


def _drop_index(operation):
    return _original(operation, "index")


def _modify_table(operation):
    changes = [item.reverse() for item in reversed(operation.ops)]
    return ops.ModifyTableOps(operation.table_name, changes, schema=operation.schema)


def _upgrade(operation):
    return operation.reverse_into(ops.DowngradeOps())


def _downgrade(operation):
    return ops.UpgradeOps([item.reverse() for item in reversed(operation.ops)])


def _original(operation, kind):
    if operation._reverse is None:
        raise ValueError(f"operation is not reversible; original {kind} is not present")
    return operation._reverse


_REVERSALS = {
    ops.CreateTableOp: _create_table,
    ops.DropTableOp: _drop_table,
    ops.RenameTableOp: _rename_table,
    ops.CreateTableCommentOp: _create_table_comment,
    ops.DropTableCommentOp: _drop_table_comment,
    ops.AddColumnOp: _add_column,
    ops.DropColumnOp: _drop_column,
    ops.AlterColumnOp: _alter_column,
    ops.AddConstraintOp: _add_constraint,
    ops.DropConstraintOp: _drop_constraint,
    ops.CreateIndexOp: _create_index,
    ops.DropIndexOp: _drop_index,
    ops.ModifyTableOps: _modify_table,
    ops.UpgradeOps: _upgrade,
    ops.DowngradeOps: _downgrade,
}
