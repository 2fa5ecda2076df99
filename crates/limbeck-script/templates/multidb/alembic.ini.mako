[alembic]
# The directory of env.py, script.py.mako and the revisions. %(here)s is this file's directory.
script_location = ${script_location}

# Directories put in front of Python's module search path.
prepend_sys_path = .

# What separates the items of prepend_sys_path and version_locations: os (the character that the
# operating system uses in PATH), space, newline, : or ;
path_separator = os

# Names of new files. Tokens: rev, slug, epoch, year, month, day, hour, minute, second. Every
# percent sign is written twice.
# file_template = %%(rev)s_%%(slug)s
# file_template = %%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(rev)s_%%(slug)s

# The longest slug, in characters.
# truncate_slug_length = 40

# The time zone of dates in new files and their names, such as UTC. Local time without it.
# timezone =

# Whether `revision`, `merge` and `history` run env.py even where they need no database.
# revision_environment = false

# The directories of revisions, if it is not the one called "versions" beside env.py.
# version_locations = %(here)s/bar:%(here)s/bat

# Whether directories inside those are searched too.
# recursive_version_locations = false

# Whether compiled files without their source count as revisions. Only Alembic can run them.
# sourceless = false

# The encoding of new files.
# output_encoding = utf-8

# The databases. Only env.py and script.py.mako read this and the sections below.
databases = engine1, engine2

# A percent sign in a URL, as in an encoded password, is written twice.
[engine1]
sqlalchemy.url = driver://user:pass@localhost/dbname

[engine2]
sqlalchemy.url = driver://user:pass@localhost/dbname2

[post_write_hooks]
# Programs that are run on each new file, in the order of this list.
# hooks = black, ruff

# "console_scripts" runs the entry point of a Python package.
# black.type = console_scripts
# black.entrypoint = black
# black.options = -l 79 REVISION_SCRIPT_FILENAME

# "module" runs a Python module, "exec" (with ruff.executable) any program.
# ruff.type = module
# ruff.module = ruff
# ruff.options = check --fix REVISION_SCRIPT_FILENAME

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
