import logging

import sqlalchemy as sa
from alembic.autogenerate import comparators, renderers
from alembic.operations import MigrateOperation, Operations

log = logging.getLogger("alembic.autogenerate.compare.security")


@Operations.register_operation("enable_row_security")
class EnableRowSecurity(MigrateOperation):
    def __init__(self, table, schema=None):
        self.table, self.schema = table, schema

    @classmethod
    def enable_row_security(cls, operations, table, schema=None):
        return operations.invoke(cls(table, schema))

    def reverse(self):
        return DisableRowSecurity(self.table, self.schema)

    def to_diff_tuple(self):
        return ("enable_row_security", self.table)


@Operations.register_operation("disable_row_security")
class DisableRowSecurity(MigrateOperation):
    def __init__(self, table, schema=None):
        self.table, self.schema = table, schema

    @classmethod
    def disable_row_security(cls, operations, table, schema=None):
        return operations.invoke(cls(table, schema))

    def reverse(self):
        return EnableRowSecurity(self.table, self.schema)


@Operations.implementation_for(EnableRowSecurity)
def enable(operations, operation):
    operations.execute(f"ALTER TABLE {operation.table} ENABLE ROW LEVEL SECURITY")


@Operations.implementation_for(DisableRowSecurity)
def disable(operations, operation):
    operations.execute(f"ALTER TABLE {operation.table} DISABLE ROW LEVEL SECURITY")


@renderers.dispatch_for(EnableRowSecurity)
def render_enable(autogen_context, op):
    autogen_context.imports.add("import uuid")
    return f"op.enable_row_security({op.table!r})"


@renderers.dispatch_for(DisableRowSecurity)
def render_disable(autogen_context, op):
    return [f"# {op.table} is open to everybody", f"op.disable_row_security({op.table!r})"]


@comparators.dispatch_for("table")
def compare_security(autogen_context, modify_ops, schema, tname, conn_table, metadata_table):
    actual = conn_table is not None and autogen_context.connection.scalar(
        sa.text("SELECT relrowsecurity FROM pg_class WHERE oid = CAST(:name AS regclass)"),
        {"name": tname},
    )
    wanted = metadata_table is not None and metadata_table.info.get("secured", False)
    if wanted and not actual:
        log.info("Detected row security on %r", tname)
        modify_ops.ops.append(EnableRowSecurity(tname, schema=schema))
    elif actual and not wanted:
        log.info("Detected no row security on %r", tname)
        modify_ops.ops.insert(0, DisableRowSecurity(tname, schema=schema))


options = {}
