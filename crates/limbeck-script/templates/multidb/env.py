import logging
from contextlib import ExitStack
from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool

# Set this for databases that can prepare a transaction before committing it, so that either all
# of them change or none.
USE_TWOPHASE = False

# The settings of the [alembic] section and of the command line.
config = context.config

# The logging sections of the same file.
if config.config_file_name is not None:
    fileConfig(config.config_file_name)
logger = logging.getLogger("alembic.env")

# The databases; each name is also that of a section with its sqlalchemy.url.
names = [name.strip() for name in config.get_main_option("databases", "").split(",")]

# For `revision --autogenerate` and `check`, name the MetaData of each database's models:
#
#     from myapp import models
#     target_metadata = {"engine1": models.metadata1, "engine2": models.metadata2}
target_metadata = {}

# Further settings of yours can be read here: config.get_main_option("name").


def run_migrations_offline() -> None:
    """Writes the SQL of the migrations instead of executing it (`--sql`): a file for each name."""
    for name in names:
        logger.info("Migrating database %s", name)
        file_name = f"{name}.sql"
        logger.info("Writing output to %s", file_name)
        with open(file_name, "w") as file:
            context.configure(
                url=config.get_section_option(name, "sqlalchemy.url"),
                output_buffer=file,
                target_metadata=target_metadata.get(name),
                literal_binds=True,
                dialect_opts={"paramstyle": "named"},
            )
            with context.begin_transaction():
                context.run_migrations(engine_name=name)


def run_migrations_online() -> None:
    """Runs the migrations on all databases, then commits on all of them."""
    with ExitStack() as stack:
        connections = {}
        transactions = []
        for name in names:
            engine = engine_from_config(
                config.get_section(name, {}),
                prefix="sqlalchemy.",
                poolclass=pool.NullPool,
            )
            connection = stack.enter_context(engine.connect())
            connections[name] = connection
            if USE_TWOPHASE:
                transactions.append(connection.begin_twophase())
            else:
                transactions.append(connection.begin())

        try:
            for name, connection in connections.items():
                logger.info("Migrating database %s", name)
                context.configure(
                    connection=connection,
                    upgrade_token=f"{name}_upgrades",
                    downgrade_token=f"{name}_downgrades",
                    target_metadata=target_metadata.get(name),
                )
                context.run_migrations(engine_name=name)

            if USE_TWOPHASE:
                for transaction in transactions:
                    transaction.prepare()
            for transaction in transactions:
                transaction.commit()
        except BaseException:
            for transaction in transactions:
                transaction.rollback()
            raise


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
