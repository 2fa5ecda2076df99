import logging

from alembic.autogenerate import comparators
from alembic.runtime.plugins import Plugin
from alembic.util import DispatchPriority, PriorityDispatchResult

log = logging.getLogger("alembic.autogenerate.compare.tests")
STOP, CONTINUE = PriorityDispatchResult.STOP, PriorityDispatchResult.CONTINUE


def kind_of(value):
    return type(value).__name__


def of_tables(name, answer=None):
    def compare(autogen_context, modify_ops, schema, tname, conn_table, metadata_table):
        log.info(
            "%s: %s %s %s %s %s | %s",
            name,
            kind_of(autogen_context),
            schema,
            tname,
            None if conn_table is None else sorted(conn_table.c.keys()),
            None if metadata_table is None else sorted(metadata_table.c.keys()),
            [(kind_of(op), op.schema) for op in modify_ops.ops],
        )
        return answer(tname) if callable(answer) else answer

    return compare


def of_columns(name, answer=None):
    def compare(autogen_context, alter_op, schema, tname, cname, conn_col, metadata_col):
        log.info(
            "%s: %s.%s.%s %r %r %s %s | %r %r %s",
            name,
            schema,
            tname,
            cname,
            conn_col.nullable,
            metadata_col.nullable,
            conn_col.table.name,
            metadata_col.table.name,
            alter_op.existing_nullable,
            alter_op.modify_nullable,
            alter_op.has_changes(),
        )
        return answer(cname) if callable(answer) else answer

    return compare


# On any database, only some of these run.
comparators.dispatch_for("table")(of_tables("table"))
comparators.dispatch_for("table", qualifier="sqlite")(of_tables("table of sqlite"))
comparators.dispatch_for("table", qualifier="postgresql")(of_tables("table of postgresql"))
comparators.dispatch_for("table", priority=DispatchPriority.LAST)(of_tables("last table"))
comparators.dispatch_for("table", priority=DispatchPriority.FIRST, subgroup="indexes")(
    of_tables("first table", lambda name: STOP if name == "stops" else CONTINUE)
)
comparators.dispatch_for("table", subgroup="indexes")(of_tables("table of the group", STOP))
comparators.dispatch_for("column", qualifier="mysql")(of_columns("column of mysql"))
comparators.dispatch_for("column", priority=DispatchPriority.LAST)(of_columns("last column"))


class plugin:
    @staticmethod
    def setup(plugin):
        add = plugin.add_autogenerate_comparator
        add(of_tables("plugin"), "table")
        add(of_tables("plugin, foreign keys", STOP), "table", "foreignkeys")
        add(of_tables("plugin, after foreign keys"), "table", "foreignkeys")
        add(of_tables("first of plugin", CONTINUE), "table", priority=DispatchPriority.FIRST)
        add(of_columns("plugin, nullable"), "column", "nullable")
        add(
            of_columns("plugin, types", lambda name: STOP if name == "b" else CONTINUE),
            "column",
            "types",
        )
        add(of_columns("plugin, postgresql"), "column", qualifier="postgresql")
        add(of_columns("first of plugin"), "column", "comments", priority=DispatchPriority.FIRST)


class left_out:
    @staticmethod
    def setup(plugin):
        plugin.add_autogenerate_comparator(of_tables("left out"), "table")


Plugin.setup_plugin_from_module(plugin, "shop.plugin")
Plugin.setup_plugin_from_module(left_out, "shop.left_out")

options = {"autogenerate_plugins": ["alembic.autogenerate.*", "shop.*", "~shop.left_out"]}
