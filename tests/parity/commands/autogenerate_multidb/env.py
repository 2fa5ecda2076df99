import logging
import re
from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool

import models

USE_TWOPHASE = False
config = context.config
fileConfig(config.config_file_name)
logger = logging.getLogger("alembic.env")
names = re.split(r",\s*", config.get_main_option("databases", ""))


def offline():
    for name in names:
        logger.info("Migrating database %s", name)
        file = f"{name}.sql"
        logger.info("Writing output to %s", file)
        with open(file, "w") as buffer:
            context.configure(
                url=context.config.get_section_option(name, "sqlalchemy.url"),
                output_buffer=buffer,
                literal_binds=True,
                dialect_opts={"paramstyle": "named"},
            )
            with context.begin_transaction():
                context.run_migrations(engine_name=name)


def online():
    engines = {}
    for name in names:
        engines[name] = record = {}
        record["engine"] = engine_from_config(
            context.config.get_section(name, {}), prefix="sqlalchemy.", poolclass=pool.NullPool
        )
    for record in engines.values():
        record["connection"] = connection = record["engine"].connect()
        record["transaction"] = connection.begin()
    try:
        for name, record in engines.items():
            logger.info("Migrating database %s", name)
            context.configure(
                connection=record["connection"],
                target_metadata=models.metadata[name],
                upgrade_token=f"{name}_upgrades",
                downgrade_token=f"{name}_downgrades",
            )
            context.run_migrations(engine_name=name)
        for record in engines.values():
            record["transaction"].commit()
    except:
        for record in engines.values():
            record["transaction"].rollback()
        raise
    finally:
        for record in engines.values():
            record["connection"].close()


if context.is_offline_mode():
    offline()
else:
    online()
