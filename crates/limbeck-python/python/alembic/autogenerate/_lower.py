"""Operations on their way back to the application, which writes them into a revision."""

from alembic.autogenerate._lift import lifted
from alembic.autogenerate._own_operations import description
from alembic.autogenerate.render import custom_renderer, renderers
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


class Lowering:
    """Lowers the operations of containers. Where the application knows an operation and nobody has
    changed it, its number stands for it, unless `keeps` is false. The project's own operations are
    written as source, unless `renders` is false."""

    def __init__(self, autogen_context, keeps=True, renders=True):
        self.autogen_context = autogen_context
        self.keeps = keeps
        self.renders = renders

    def items(self, container):
        """The operations of a container."""
        waiting = container._waiting
        if waiting is None or not self.keeps or self.renders and renderers._registry:
            return [self.item(item) for item in container.ops]
        kept = [self._untouched(waiting.context, item) for item in waiting.items]
        return kept + [self.item(item) for item in container._ops]

    def item(self, operation):
        """An operation."""
        renderer = custom_renderer(operation) if self.renders else None
        if renderer is not None:
            return self._source(renderer, operation)
        if isinstance(operation, ops.ModifyTableOps):
            with self.autogen_context._within_batch():
                items = self.items(operation)
            table = qualified(operation.table_name, operation.schema)
            return {"item": "modify_table", "table": table, "items": items}
        payload = lowered_operation(operation)
        if payload is None and not self.renders:
            return {"item": "source", "lines": [], "difference": description(operation)}
        if payload is None:
            raise ValueError(f"no dispatch function for object: {operation!r}")
        known = operation._known
        if self.keeps and known is not None and known[1] == payload:
            return {"item": "kept", "number": known[0]}
        return {"item": "operation", "content": payload}

    def _source(self, renderer, operation):
        rendered = renderer(self.autogen_context, operation)
        lines = [rendered] if isinstance(rendered, str) else list(rendered)
        return {"item": "source", "lines": lines, "difference": description(operation)}

    def _untouched(self, context, item):
        if item["item"] == "operation":
            return {"item": "kept", "number": item["number"]}
        changes = item["operations"]
        if any(change["content"]["operation"] == "custom" for change in changes):
            return self.item(lifted(context, item))
        kept = [{"item": "kept", "number": change["number"]} for change in changes]
        return {"item": "modify_table", "table": item["table"], "items": kept}
