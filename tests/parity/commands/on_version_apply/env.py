from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)


def applied(*, ctx, step, heads, run_args):
    print(step.is_upgrade, step.is_stamp, sorted(heads), step.up_revision_id, step.down_revision_ids, run_args)


def offline():
    context.configure(
        url=config.get_main_option("sqlalchemy.url"),
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
    )
    with context.begin_transaction():
        context.run_migrations(flavour="x")


def online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section, {}),
        prefix="sqlalchemy.",
        poolclass=pool.NullPool,
    )
    with connectable.connect() as connection:
        context.configure(connection=connection, on_version_apply=applied)
        with context.begin_transaction():
            context.run_migrations(flavour="x")


if context.is_offline_mode():
    offline()
else:
    online()
