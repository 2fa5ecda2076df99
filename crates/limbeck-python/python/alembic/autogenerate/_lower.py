"""Operations on their way back to the application, which writes them into a revision."""

from alembic.operations import ops, toimpl
from alembic.operations.toimpl import qualified

_LOWERINGS = {
    ops.DropTableOp: toimpl.drop_table,
    ops.RenameTableOp: toimpl.rename_table,
    ops.CreateTableCommentOp: toimpl.create_table_comment,
    ops.DropTableCommentOp: toimpl.drop_table_comment,
    ops.AddColumnOp: toimpl.add_column,
    ops.DropColumnOp: toimpl.drop_column,
    ops.AlterColumnOp: toimpl.alter_column,
    ops.CreatePrimaryKeyOp: toimpl.create_primary_key,
    ops.CreateUniqueConstraintOp: toimpl.create_unique_constraint,
    ops.CreateForeignKeyOp: toimpl.create_foreign_key,
    ops.CreateCheckConstraintOp: toimpl.create_check_constraint,
    ops.CreateExcludeConstraintOp: toimpl.create_exclude_constraint,
    ops.DropConstraintOp: toimpl.drop_constraint,
    ops.CreateIndexOp: toimpl.create_index,
    ops.DropIndexOp: toimpl.drop_index,
    ops.BulkInsertOp: toimpl.bulk_insert,
}


class _Recorder:
    """Takes the place of `Operations`: keeps what would be carried out."""

    migration_context = None
    payload = None

    def _apply(self, payload, position=None):
        self.payload = payload


def lowered_operation(operation):
    """A built-in operation; nothing for one of the project's own."""
    op_class = type(operation)
    if op_class is ops.CreateTableOp:
        return toimpl.created(operation.to_table(), operation)
    if op_class is ops.ExecuteSQLOp:
        from alembic.operations._execute import execute_operation

        return execute_operation(operation.sqltext, operation.execution_options)
    lower = _LOWERINGS.get(op_class)
    if lower is None:
        return None
    recorder = _Recorder()
    lower(recorder, operation)
    return recorder.payload


def lowered_items(autogen_context, container):
    """The operations of a container; those that were not touched by their number."""
    if container._waiting is not None:
        return [_untouched(item) for item in container._waiting.items] + [
            _item(autogen_context, item) for item in container._ops
        ]
    return [_item(autogen_context, item) for item in container.ops]


def _untouched(item):
    if item["item"] == "operation":
        return {"item": "kept", "number": item["number"]}
    kept = [{"item": "kept", "number": change["number"]} for change in item["operations"]]
    return {"item": "modify_table", "table": item["table"], "items": kept}


def _item(autogen_context, operation):
    from alembic.autogenerate.render import custom_renderer

    renderer = custom_renderer(operation)
    if renderer is not None:
        return _source(autogen_context, renderer, operation)
    if isinstance(operation, ops.ModifyTableOps):
        with autogen_context._within_batch():
            items = lowered_items(autogen_context, operation)
        table = qualified(operation.table_name, operation.schema)
        return {"item": "modify_table", "table": table, "items": items}
    payload = lowered_operation(operation)
    if payload is None:
        raise ValueError(f"no dispatch function for object: {operation!r}")
    if operation._known is not None and operation._known[1] == payload:
        return {"item": "kept", "number": operation._known[0]}
    return {"item": "operation", "content": payload}


def _source(autogen_context, renderer, operation):
    rendered = renderer(autogen_context, operation)
    lines = [rendered] if isinstance(rendered, str) else list(rendered)
    try:
        difference = repr(operation.to_diff_tuple())
    except NotImplementedError:
        difference = repr(operation)
    return {"item": "source", "lines": lines, "difference": difference}
