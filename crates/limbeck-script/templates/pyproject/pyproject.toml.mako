[tool.alembic]
# The directory of env.py, script.py.mako and the revisions. %(here)s is this file's directory.
script_location = "${script_location}"

# Directories put in front of Python's module search path.
prepend_sys_path = ["."]

# Names of new files. Tokens: rev, slug, epoch, year, month, day, hour, minute, second. Every
# percent sign is written twice.
# file_template = "%%(rev)s_%%(slug)s"
# file_template = "%%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(rev)s_%%(slug)s"

# The longest slug, in characters.
# truncate_slug_length = 40

# The time zone of dates in new files and their names. Local time without it.
# timezone = "UTC"

# Whether `revision`, `merge` and `history` run env.py even where they need no database.
# revision_environment = false

# The directories of revisions, if it is not the one called "versions" beside env.py.
# version_locations = ["%(here)s/bar", "%(here)s/bat"]

# Whether directories inside those are searched too.
# recursive_version_locations = false

# Whether compiled files without their source count as revisions. Only Alembic can run them.
# sourceless = false

# The encoding of new files.
# output_encoding = "utf-8"

# Programs that are run on each new file. "console_scripts" runs the entry point of a Python
# package, "module" a Python module, "exec" (with executable) any program.
# [[tool.alembic.post_write_hooks]]
# name = "black"
# type = "console_scripts"
# entrypoint = "black"
# options = "-l 79 REVISION_SCRIPT_FILENAME"
#
# [[tool.alembic.post_write_hooks]]
# name = "ruff"
# type = "module"
# module = "ruff"
# options = "check --fix REVISION_SCRIPT_FILENAME"
