# What belongs to a deployment. All other settings are in pyproject.toml.

[alembic]
# The database. Only env.py reads this, so the URL can just as well come from somewhere else.
# A percent sign in it, as in an encoded password, is written twice.
sqlalchemy.url = driver://user:pass@localhost/dbname

# Logging, read by env.py. The messages of migrations go to standard error.
[loggers]
keys = root,sqlalchemy,alembic

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARNING
handlers = console
qualname =

# INFO shows every statement, DEBUG also the rows.
[logger_sqlalchemy]
level = WARNING
handlers =
qualname = sqlalchemy.engine

[logger_alembic]
level = INFO
handlers =
qualname = alembic

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = generic

[formatter_generic]
format = %(levelname)-5.5s [%(name)s] %(message)s
datefmt = %H:%M:%S
