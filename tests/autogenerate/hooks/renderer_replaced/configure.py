from alembic.autogenerate import renderers
from alembic.operations import ops


@renderers.dispatch_for(ops.CreateTableOp, replace=True)
def render_table(autogen_context, op):
    autogen_context.imports.add("import models")
    return f"models.metadata.tables[{op.table_name!r}].create(op.get_bind())"


options = {}
