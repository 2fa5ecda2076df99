import logging
from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, pool

config = context.config
fileConfig(config.config_file_name)
logger = logging.getLogger("alembic.env")
names = ["one", "two"]


def run():
    engine = create_engine(config.get_main_option("sqlalchemy.url"), poolclass=pool.NullPool)
    connections = {name: engine.connect() for name in names}
    transactions = [connection.begin_twophase() for connection in connections.values()]
    try:
        for name, connection in connections.items():
            logger.info("Migrating %s", name)
            context.configure(connection=connection, version_table=f"version_{name}")
            context.run_migrations(name=name)
        for transaction in transactions:
            transaction.prepare()
        for transaction in transactions:
            transaction.commit()
    except Exception as error:
        for transaction in transactions:
            transaction.rollback()
        print(type(error).__name__)
        raise
    finally:
        for connection in connections.values():
            connection.close()
    print([transaction.is_active for transaction in transactions])


run()
