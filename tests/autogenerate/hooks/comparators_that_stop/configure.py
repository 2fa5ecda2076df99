import logging

from alembic.autogenerate import comparators
from alembic.operations import ops
from alembic.runtime.plugins import Plugin
from alembic.util import DispatchPriority, PriorityDispatchResult

log = logging.getLogger("alembic.autogenerate.compare.tests")


def compare(name, answer=None, adds=None):
    def compare(autogen_context, upgrade_ops, schemas=None):
        log.info("%s: %s %s", name, schemas, [type(op).__name__ for op in upgrade_ops.ops])
        if adds:
            upgrade_ops.ops.append(ops.CreateTableOp(adds, []))
        return answer

    return compare


STOP = PriorityDispatchResult.STOP
comparators.dispatch_for("schema", subgroup="tables")(compare("tables", STOP, "instead"))
comparators.dispatch_for("schema")(compare("schema"))
comparators.dispatch_for("schema", priority=DispatchPriority.LAST)(compare("last", None, "last"))
comparators.dispatch_for("schema", subgroup="tables", priority=DispatchPriority.LAST)(
    compare("last of tables")
)
comparators.dispatch_for("table")(compare("table"))


class plugin:
    @staticmethod
    def setup(plugin):
        plugin.add_autogenerate_comparator(compare("whole"), "autogenerate")


Plugin.setup_plugin_from_module(plugin, "shop")

options = {"autogenerate_plugins": ["alembic.autogenerate.*", "shop"]}
