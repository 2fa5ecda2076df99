import asyncio
import os
from logging.config import fileConfig

from alembic import context
from dotenv import load_dotenv
from sqlalchemy import pool
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import async_engine_from_config, create_async_engine

load_dotenv()
config = context.config
fileConfig(config.config_file_name)
url = os.environ["DATABASE_URL"]
config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
print(os.environ["GREETING"], make_url(url).get_backend_name())


def migrate(connection):
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()


async def online():
    engine = async_engine_from_config(
        config.get_section(config.config_ini_section), prefix="sqlalchemy.", poolclass=pool.NullPool
    )
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()
    again = create_async_engine(url)
    async with again.begin() as connection:
        print(await connection.run_sync(lambda sync: sync.dialect.name))
    await again.dispose()


def offline():
    context.configure(url=url, literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    offline()
else:
    asyncio.run(online())
