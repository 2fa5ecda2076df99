"""The implementation of `postgresql`, and its own operation."""

from alembic.ddl.impl import _PostgresqlImpl as PostgresqlImpl


def __getattr__(name):
    if name == "CreateExcludeConstraintOp":
        from alembic.operations.ops import CreateExcludeConstraintOp

        return CreateExcludeConstraintOp
    raise AttributeError(f"module 'alembic.ddl.postgresql' has no attribute {name!r}")


__all__ = ("PostgresqlImpl",)
