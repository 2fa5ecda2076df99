from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool


import sqlalchemy as sa
from alembic.autogenerate import compare_metadata, produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.autogenerate.render import render_op_text
from alembic.operations import ops
from alembic.runtime.migration import MigrationContext

import models


def item(type_, obj, autogen_context):
    return "my.Type()" if type_ == "type" and isinstance(obj, models.Money) else False


def show(context):
    for found in compare_metadata(context, models.metadata):
        for difference in found if isinstance(found, list) else [found]:
            texts = [str(part) for part in difference if isinstance(part, (str, bool, type(None)))]
            print(texts, getattr(difference[1], "name", difference[-1]))
    script = produce_migrations(context, models.metadata)
    print(script.rev_id, len(script.upgrade_ops.ops), len(script.downgrade_ops.ops))
    print(render_python_code(script.upgrade_ops, migration_context=context, user_module_prefix="m."))
    print(
        render_python_code(
            script.downgrade_ops,
            sqlalchemy_module_prefix="sqlalchemy.",
            alembic_module_prefix="",
            render_as_batch=True,
            migration_context=context,
            render_item=item,
        )
    )
    own = ops.UpgradeOps(
        [
            ops.CreateTableOp(
                "made",
                [
                    sa.Column("id", sa.Integer, primary_key=True),
                    sa.Column("a", sa.String(5), nullable=False),
                    sa.UniqueConstraint("a", name="uq_a"),
                ],
            ),
            ops.ExecuteSQLOp("SELECT 1"),
        ]
    )
    print(render_python_code(own))
    opts = {"alembic_module_prefix": "op.", "sqlalchemy_module_prefix": "sa."}
    context_of_own = AutogenContext(context, metadata=models.metadata, opts=opts)
    print(render_op_text(context_of_own, ops.DropColumnOp("a", "b")))


config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)


def offline():
    context.configure(
        url=config.get_main_option("sqlalchemy.url"),
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
    )
    with context.begin_transaction():
        context.run_migrations()


def online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section, {}),
        prefix="sqlalchemy.",
        poolclass=pool.NullPool,
    )
    with connectable.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
            show(MigrationContext.configure(connection))


if context.is_offline_mode():
    offline()
else:
    online()
