import logging

from alembic.autogenerate import comparators, compare_metadata
from alembic.operations import ops

log = logging.getLogger("alembic.autogenerate.compare.tests")


@comparators.dispatch_for("table")
def compare_tables(autogen_context, modify_ops, schema, tname, conn_table, metadata_table):
    log.info("table %s of %s", tname, len(autogen_context.metadata.tables))
    modify_ops.ops.append(ops.CreateTableCommentOp(tname, "compared"))


@comparators.dispatch_for("schema")
def compare_schemas(autogen_context, upgrade_ops, schemas):
    log.info("schemas %s of %s", schemas, len(autogen_context.metadata.tables))
    upgrade_ops.ops.append(ops.DropTableCommentOp("a", existing_comment="b"))


@comparators.dispatch_for("autogenerate")
def compare_everything(autogen_context, upgrade_ops):
    log.info("everything of %s", len(autogen_context.metadata.tables))


def process_revision_directives(context, revision, directives):
    import sqlalchemy as sa

    other = sa.MetaData()
    sa.Table("u", other, sa.Column("id", sa.Integer, primary_key=True))
    sa.Table("v", other, sa.Column("id", sa.Integer, primary_key=True))
    for difference in compare_metadata(context, other):
        log.info("%s", [str(item) for item in difference])
    upgrade = directives[0].upgrade_ops
    upgrade.ops = [op for op in upgrade.ops if not isinstance(op, ops.DropTableCommentOp)]
    downgrade = directives[0].downgrade_ops
    downgrade.ops = [op for op in downgrade.ops if not isinstance(op, ops.CreateTableCommentOp)]


options = {"process_revision_directives": process_revision_directives}
