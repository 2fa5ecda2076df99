from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool

config = context.config
fileConfig(config.config_file_name)
connectable = engine_from_config(
    config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.", poolclass=pool.NullPool
)
connectable = connectable.execution_options(schema_translate_map={"tenant": "from_engine"})
with connectable.connect() as connection:
    print(connection.get_execution_options()["schema_translate_map"])
    connection = connection.execution_options(schema_translate_map={"tenant": "tenant_a", "shared": None})
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
