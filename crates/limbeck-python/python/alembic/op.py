"""`from alembic import op`: the directives of migration scripts."""

from alembic._proxy import ProxyModule

_proxy = ProxyModule(
    "Operations",
    globals(),
    (
        "add_column",
        "alter_column",
        "batch_alter_table",
        "bulk_insert",
        "create_check_constraint",
        "create_exclude_constraint",
        "create_foreign_key",
        "create_index",
        "create_primary_key",
        "create_table",
        "create_table_comment",
        "create_unique_constraint",
        "drop_column",
        "drop_constraint",
        "drop_index",
        "drop_table",
        "drop_table_comment",
        "execute",
        "f",
        "get_bind",
        "get_context",
        "inline_literal",
        "invoke",
        "rename_table",
        "run_async",
    ),
)


def __getattr__(name):
    if name in ("Operations", "BatchOperations", "AbstractOperations"):
        from alembic.operations import base

        return getattr(base, name)
    if name in ("implementation_for", "register_operation"):
        from alembic.operations.base import Operations

        return getattr(Operations, name)
    return _proxy.attribute(name)
