import asyncio
from logging.config import fileConfig

from alembic import context
from sqlalchemy import pool
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import async_engine_from_config

# The settings of the [alembic] section and of the command line.
config = context.config

# The logging sections of the same file.
if config.config_file_name is not None:
    fileConfig(config.config_file_name)

# For `revision --autogenerate` and `check`, name the MetaData of your models:
#
#     from myapp.models import Base
#     target_metadata = Base.metadata
target_metadata = None

# Further settings of yours can be read here: config.get_main_option("name").


def run_migrations_offline() -> None:
    """Writes the SQL of the migrations instead of executing it (`--sql`).

    Only the URL is needed, to know for which kind of database; nothing connects to it.
    """
    context.configure(
        url=config.get_main_option("sqlalchemy.url"),
        target_metadata=target_metadata,
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
    )

    with context.begin_transaction():
        context.run_migrations()


def run_on(connection: Connection) -> None:
    """Runs the migrations on a connection."""
    context.configure(connection=connection, target_metadata=target_metadata)

    with context.begin_transaction():
        context.run_migrations()


async def connect_and_run() -> None:
    """Connects to the database of `sqlalchemy.url` with its asynchronous driver."""
    engine = async_engine_from_config(
        config.get_section(config.config_ini_section, {}),
        prefix="sqlalchemy.",
        poolclass=pool.NullPool,
    )

    async with engine.connect() as connection:
        await connection.run_sync(run_on)

    await engine.dispose()


def run_migrations_online() -> None:
    """Runs the migrations on the database of `sqlalchemy.url`."""
    asyncio.run(connect_and_run())


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
