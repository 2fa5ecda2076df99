from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool


from alembic.runtime.plugins import Plugin

import models
import own_plugin

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)


Plugin.setup_plugin_from_module(own_plugin, "shop.views")
Plugin.setup_plugin_from_module(own_plugin, "shop.left_out")


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
        context.configure(
            connection=connection,
            target_metadata=models.metadata,
            user_module_prefix="models.",
            autogenerate_plugins=["alembic.autogenerate.*", "shop.*", "~shop.left_out"],
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    offline()
else:
    online()
