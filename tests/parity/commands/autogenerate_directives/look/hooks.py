from alembic.operations import ops
from alembic.script import ScriptDirectory


def show(container, indent):
    for operation in container.ops:
        names = sorted(name for name in vars(operation) if not name.startswith("_"))
        plain = [
            (name, getattr(operation, name))
            for name in names
            if isinstance(getattr(operation, name), (str, bool, int))
        ]
        print(" " * indent, type(operation).__name__, plain)
        if isinstance(operation, ops.CreateTableOp):
            print([item.name for item in operation.columns if hasattr(item, "nullable")])
            table = operation.to_table()
            print(sorted(table.columns.keys()), table.info, sorted(table.primary_key.columns.keys()))
        if isinstance(operation, ops.OpContainer):
            show(operation, indent + 2)
        else:
            reverse = operation.reverse()
            print(" " * indent, "reversed", type(reverse).__name__)
            difference = operation.to_diff_tuple()
            kinds = [item[0] for item in difference] if isinstance(difference, list) else difference[0]
            print(" " * indent, kinds)


def process(context, revision, directives):
    [script] = directives
    head = ScriptDirectory.from_config(context.config).get_current_head()
    print(head, script.upgrade_ops.upgrade_token, script.downgrade_ops.downgrade_token)
    show(script.upgrade_ops, 0)
    show(script.downgrade_ops, 0)
    script.message = "looked at"
    script.imports.add("import decimal")
