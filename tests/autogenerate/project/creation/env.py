"""Creates what the case's `before.py` declares, and prints the SQL for it."""

from alembic import context
from before import metadata
from sqlalchemy import create_engine, event

engine = create_engine(context.config.get_main_option("sqlalchemy.url"))


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, executemany):
    if statement.split()[0] in ("ALTER", "COMMENT", "CREATE"):
        if engine.dialect.paramstyle in ("format", "pyformat"):
            statement = statement.replace("%%", "%")
        print(f"{statement.strip()};\n")


collection = metadata if isinstance(metadata, (list, tuple)) else [metadata]
for one in collection:
    one.create_all(engine)
