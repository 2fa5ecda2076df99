from alembic.autogenerate import comparators
from alembic.operations import ops
from alembic.util import DispatchPriority, PriorityDispatchResult


def comparator(name, answer):
    def compare(autogen_context, upgrade_ops, schemas):
        print(name, sorted(schemas, key=str), len(upgrade_ops.ops))
        upgrade_ops.ops.append(ops.CreateTableCommentOp("orders", name))
        return answer

    return compare


def never(autogen_context, upgrade_ops, schemas):
    raise RuntimeError("stopped before")


CONTINUE, STOP = PriorityDispatchResult.CONTINUE, PriorityDispatchResult.STOP
FIRST, LAST = DispatchPriority.FIRST, DispatchPriority.LAST


def setup(plugin):
    if plugin.name == "shop.left_out":
        plugin.add_autogenerate_comparator(never, "schema", "views")
        return
    plugin.add_autogenerate_comparator(comparator("last", CONTINUE), "schema", "b", priority=LAST)
    plugin.add_autogenerate_comparator(comparator("medium", STOP), "schema", "views")
    plugin.add_autogenerate_comparator(
        comparator("first", CONTINUE), "schema", "views", priority=FIRST
    )
    plugin.add_autogenerate_comparator(
        comparator("sqlite", CONTINUE), "schema", "c", qualifier="sqlite"
    )
    plugin.add_autogenerate_comparator(never, "schema", "views", priority=LAST)


comparators.dispatch_for("schema")(comparator("own", None))
