from alembic.autogenerate import renderers
from alembic.operations import MigrateOperation, Operations


@Operations.register_operation("say")
class SayOperation(MigrateOperation):
    def __init__(self, text):
        self.text = text

    @classmethod
    def say(cls, operations, text):
        return operations.invoke(cls(text))

    def reverse(self):
        return SayOperation(self.text + " not")


@Operations.implementation_for(SayOperation)
def execute(operations, operation):
    pass


@renderers.dispatch_for(SayOperation)
def render(autogen_context, op):
    return f"op.say({op.text!r})"


def process_revision_directives(context, revision, directives):
    directives[0].upgrade_ops.ops.append(SayOperation("hello"))
    directives[0].downgrade_ops.ops.insert(0, SayOperation("hello").reverse())


options = {"process_revision_directives": process_revision_directives}
