"""The environment of all cases: `models.metadata` is wanted, `configure.options` are the case's."""

from logging.config import fileConfig

from alembic import context
from configure import options
from models import metadata
from sqlalchemy import engine_from_config, pool

fileConfig(context.config.config_file_name)
connectable = engine_from_config(
    context.config.get_section(context.config.config_ini_section),
    prefix="sqlalchemy.",
    poolclass=pool.NullPool,
)
with connectable.connect() as connection:
    context.configure(connection=connection, target_metadata=metadata, **options)
    with context.begin_transaction():
        context.run_migrations()
