"""Two sets of tables in one database, each with functions of its own in the revision."""

from logging.config import fileConfig

from alembic import context
from models import first, second
from sqlalchemy import create_engine

fileConfig(context.config.config_file_name)
engine = create_engine(context.config.get_main_option("sqlalchemy.url"))
for name, metadata in (("first", first), ("second", second)):

    def include_object(object, name, type_, reflected, compare_to, metadata=metadata):
        return type_ != "table" or name in metadata.tables

    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            upgrade_token=f"{name}_upgrades",
            downgrade_token=f"{name}_downgrades",
            include_object=include_object,
            version_table=f"alembic_version_{name}",
        )
        with context.begin_transaction():
            context.run_migrations(engine_name=name)
