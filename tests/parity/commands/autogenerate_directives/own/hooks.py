from alembic.autogenerate import comparators, renderers
from alembic.operations import MigrateOperation, Operations, ops


@Operations.register_operation("create_view")
class CreateViewOp(MigrateOperation):
    def __init__(self, name, text):
        self.name = name
        self.text = text

    @classmethod
    def create_view(cls, operations, name, text):
        return operations.invoke(cls(name, text))

    def reverse(self):
        return DropViewOp(self.name, self.text)

    def to_diff_tuple(self):
        return ("create_view", self.name)


class DropViewOp(CreateViewOp):
    def reverse(self):
        return CreateViewOp(self.name, self.text)


@comparators.dispatch_for("schema")
def compare_views(autogen_context, upgrade_ops, schemas):
    print(sorted(schemas, key=str), autogen_context.dialect.name, len(upgrade_ops.ops))
    found = autogen_context.inspector.get_view_names()
    if "one" not in found:
        upgrade_ops.ops.append(CreateViewOp("one", "SELECT 1"))


@renderers.dispatch_for(CreateViewOp)
def render_create(autogen_context, op):
    autogen_context.imports.add("from textwrap import dedent")
    return f"op.create_view({op.name!r}, {op.text!r})"


@renderers.dispatch_for(DropViewOp)
def render_drop(autogen_context, op):
    return ["# a view", f"op.execute('DROP VIEW {op.name}')"]


process = None
