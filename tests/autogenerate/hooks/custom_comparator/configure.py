from alembic.autogenerate import comparators, renderers
from alembic.operations import MigrateOperation, Operations


@Operations.register_operation("create_view")
class CreateView(MigrateOperation):
    def __init__(self, name, text):
        self.name, self.text = name, text

    @classmethod
    def create_view(cls, operations, name, text):
        return operations.invoke(cls(name, text))

    def reverse(self):
        return DropView(self.name, self.text)


@Operations.register_operation("drop_view")
class DropView(MigrateOperation):
    def __init__(self, name, text=None):
        self.name, self.text = name, text

    @classmethod
    def drop_view(cls, operations, name):
        return operations.invoke(cls(name))

    def reverse(self):
        return CreateView(self.name, self.text)


@Operations.implementation_for(CreateView)
def create(operations, operation):
    operations.execute(f"CREATE VIEW {operation.name} AS {operation.text}")


@Operations.implementation_for(DropView)
def drop(operations, operation):
    operations.execute(f"DROP VIEW {operation.name}")


@renderers.dispatch_for(CreateView)
def render_create(autogen_context, op):
    return f"op.create_view({op.name!r}, {op.text!r})"


@renderers.dispatch_for(DropView)
def render_drop(autogen_context, op):
    return f"op.drop_view({op.name!r})"


@comparators.dispatch_for("schema")
def compare_views(autogen_context, upgrade_ops, schemas):
    existing = autogen_context.inspector.get_view_names()
    for name, text in autogen_context.metadata.info.get("views", {}).items():
        if name not in existing:
            upgrade_ops.ops.append(CreateView(name, text))


options = {}
