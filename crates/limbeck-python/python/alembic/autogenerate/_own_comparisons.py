"""The project's own comparators in one comparison, as the application calls them."""

from alembic.autogenerate._around import Around
from alembic.autogenerate._comparators import places
from alembic.autogenerate._lift import numbered
from alembic.autogenerate._lower import lowered_operation
from alembic.autogenerate._objects import found_object, found_table
from alembic.autogenerate._own_operations import own_operations
from alembic.operations import ops
from alembic.util.dispatch import PriorityDispatchResult


class Comparison:
    """The comparators while one database is compared."""

    def __init__(self, autogen_context, has_schemas):
        self.autogen_context = autogen_context
        self.around = Around(autogen_context, has_schemas)
        self.functions = []

    def begin(self):
        """Calls what runs before the tables are compared. Tells the order of the rest."""
        return {
            "compares_tables": self.around.before(),
            "compares_more": self.around.is_any,
            "table": places(self.autogen_context, "table", self.functions),
            "column": places(self.autogen_context, "column", self.functions),
        }

    def finish(self, script):
        """Calls what runs after the tables were compared."""
        self.around.after(script)

    def table(self, context, number, schema, name, inspected, desired, operations):
        """Calls a comparator for a table."""
        known = [
            numbered(context, {"number": position, "content": content})
            for position, content in enumerate(operations)
        ]
        changes = ops.ModifyTableOps(name, list(known), schema=schema)
        answer = self.functions[number](
            self.autogen_context,
            changes,
            schema,
            name,
            None if inspected is None else found_table(context, inspected),
            None if desired is None else found_table(context, desired),
        )
        left = [_left(context, operation) for operation in changes.ops]
        if left == [{"item": "kept", "number": position} for position in range(len(known))]:
            left = None
        return {"stop": answer is PriorityDispatchResult.STOP, "operations": left}

    def column(self, context, number, schema, inspected, desired, operation):
        """Calls a comparator for a column."""
        change = numbered(context, {"number": 0, "content": operation})
        inspected, desired = found_object(context, inspected), found_object(context, desired)
        answer = self.functions[number](
            self.autogen_context,
            change,
            schema,
            change.table_name,
            change.column_name,
            inspected,
            desired,
        )
        for name in change.kw:
            if name.startswith("modify_"):
                raise NotImplementedError(
                    f"a comparator for columns can't change {name[7:]!r}: op.alter_column() has no "
                    "such argument"
                )
        left = _left(context, change)
        return {
            "stop": answer is PriorityDispatchResult.STOP,
            "operation": left.get("content"),
        }


def _left(context, operation):
    payload = lowered_operation(operation)
    if payload is None:
        payload = own_operations(context).lowered(operation)
    known = operation._known
    if known is not None and known[1] == payload:
        return {"item": "kept", "number": known[0]}
    return {"item": "operation", "content": payload}
