"""Lowering of what `op.execute` takes."""

import limbeck_wire


def execute_operation(sqltext, execution_options=None):
    """The operation that executes SQL text, a statement or a DDL element."""
    if isinstance(sqltext, str):
        statement = {
            "statement": "expression",
            "element": {"expression": "text", "text": str(sqltext)},
        }
        operation = {"operation": "execute", "statement": statement}
    else:
        ddl = limbeck_wire.ddl(sqltext)
        if ddl is not None:
            return ddl
        operation = {"operation": "execute", "statement": limbeck_wire.statement(sqltext)}
    options = {**(getattr(sqltext, "_execution_options", None) or {}), **(execution_options or {})}
    if options.get("autocommit") or options.get("isolation_level") == "AUTOCOMMIT":
        operation["autocommit"] = True
    return operation
