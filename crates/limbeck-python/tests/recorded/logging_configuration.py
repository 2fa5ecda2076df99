# Prints what configured logging writes. Recorded from CPython by record.py; run by ../recorded.rs.
import io
import logging
import logging.config
import os
import sys
import tempfile

lines = []


class Lines(io.StringIO):
    def write(self, text):
        lines.append(text)


sys.stderr = sys.stdout = Lines()
directory = tempfile.mkdtemp()


def heading(text):
    lines.append(f"== {text}\n")


def ini(text):
    path = os.path.join(directory, "logging.ini")
    with open(path, "w") as file:
        file.write(text)
    return path


ALEMBIC = """
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
"""

heading("file")
before = logging.getLogger("before")
below = logging.getLogger("alembic.runtime.migration")
logging.config.fileConfig(ini(ALEMBIC))
below.info("Running upgrade")
below.debug("hidden")
before.error("switched off")
logging.getLogger("after").warning("shown")
logging.getLogger("after").info("hidden")
logging.getLogger("sqlalchemy.engine").info("hidden")
lines.append(f"{before.disabled} {below.disabled} {len(logging.root.handlers)}\n")
logging.config.fileConfig(ini(ALEMBIC), disable_existing_loggers=False)
lines.append(f"{logging.getLogger('after').disabled} {len(logging.root.handlers)}\n")

heading("file with more")
logging.config.fileConfig(
    ini(
        """
[loggers]
keys=root, noisy
[handlers]
keys=file,named
[formatters]
keys=braces,time
[logger_root]
level=NOTSET
handlers=named
[logger_noisy]
level=DEBUG
handlers=file
qualname=noisy
propagate=0
[handler_file]
class=logging.FileHandler
args=('%(target)s', 'w')
kwargs={'encoding': 'utf-8'}
formatter=braces
[handler_named]
class=logging.handlers.MemoryHandler
args=(100, ERROR)
level=INFO
target=file
[formatter_braces]
format={levelname}~{message}
style={
[formatter_time]
class=logging.Formatter
format=%(message)s
"""
    ),
    defaults={"target": os.path.join(directory, "log.txt").replace("%", "%%")},
)
logging.getLogger("noisy").debug("to the file")
logging.getLogger("quiet").info("kept in memory")
logging.getLogger("quiet").error("flushes")
for handler in logging.root.handlers + logging.getLogger("noisy").handlers:
    handler.flush()
lines.append(open(os.path.join(directory, "log.txt")).read())

heading("open files and parsers")
logging.config.fileConfig(io.StringIO(ALEMBIC))
logging.getLogger("alembic").info("from an open file")
import configparser

parser = configparser.ConfigParser()
parser.read_string(ALEMBIC)
logging.config.fileConfig(parser)
logging.getLogger("alembic").info("from a parser")
raw = configparser.RawConfigParser()
raw.read_string(ALEMBIC)
logging.config.fileConfig(raw)
logging.getLogger("alembic").info("from a raw parser")

heading("faults")
for attempt in (
    lambda: logging.config.fileConfig(os.path.join(directory, "absent.ini")),
    lambda: logging.config.fileConfig(ini("")),
    lambda: logging.config.fileConfig(ini("[alembic]\nscript_location = x\n")),
    lambda: logging.config.fileConfig(ini(ALEMBIC.replace("[handler_console]", "[other]"))),
    lambda: logging.config.fileConfig(ini(ALEMBIC.replace("class = StreamHandler\n", ""))),
    lambda: logging.config.fileConfig(ini(ALEMBIC.replace("StreamHandler", "nowhere.Handler"))),
    lambda: logging.config.fileConfig(ini(ALEMBIC.replace("formatter = generic", "formatter = x"))),
    lambda: logging.config.fileConfig(ini(ALEMBIC.replace("level = INFO", "level = LOUD"))),
    lambda: logging.config.fileConfig(ini("nothing\n" + ALEMBIC)),
    lambda: logging.config.fileConfig(ini(ALEMBIC + "\nnonsense\n")),
    lambda: logging.config.dictConfig({}),
    lambda: logging.config.dictConfig({"version": 2}),
    lambda: logging.config.dictConfig({"version": 1, "handlers": {"x": {"class": "nowhere.H"}}}),
    lambda: logging.config.dictConfig({"version": 1, "root": {"handlers": ["x"]}}),
    lambda: logging.config.dictConfig({"version": 1, "loggers": {"x": {"level": "LOUD"}}}),
):
    try:
        attempt()
        lines.append("accepted\n")
    except Exception as error:
        text = str(error).replace(directory, "DIR").splitlines()[0]
        lines.append(f"{type(error).__name__}: {text}\n")

heading("dictionary")


class Upper(logging.Formatter):
    def __init__(self, fmt=None, mark="", **rest):
        super().__init__(fmt, **rest)
        self.mark = mark

    def format(self, record):
        return self.mark + super().format(record).upper()


class Only(logging.Filter):
    def filter(self, record):
        return "keep" in record.getMessage()


earlier = logging.getLogger("earlier")
logging.config.dictConfig(
    {
        "version": 1,
        "own": {"streams": ["ext://sys.stdout"]},
        "formatters": {
            "plain": {"format": "%(name)s: %(message)s"},
            "upper": {"()": Upper, "fmt": "%(message)s", "mark": "> "},
            "braces": {"format": "{message}", "style": "{", "validate": True},
        },
        "filters": {"only": {"()": Only}, "name": {"name": "app"}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "plain",
                "stream": "ext://sys.stdout",
                "level": "INFO",
            },
            "upper": {
                "class": "logging.StreamHandler",
                "formatter": "upper",
                "stream": "cfg://own.streams[0]",
                "filters": ["only"],
            },
            "file": {
                "class": "logging.FileHandler",
                "filename": os.path.join(directory, "dict.txt"),
                "delay": True,
                ".": {"terminator": "|"},
            },
        },
        "loggers": {
            "app": {"handlers": ["upper"], "level": "DEBUG", "propagate": True},
            "app.file": {"handlers": ["file"], "propagate": False, "filters": ["name"]},
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "disable_existing_loggers": False,
    }
)
logging.getLogger("app").debug("keep this")
logging.getLogger("app").info("drop this")
logging.getLogger("app.file").error("one")
logging.getLogger("app.file").error("two")
logging.getLogger("else").info("hidden")
earlier.warning("still on")
lines.append(open(os.path.join(directory, "dict.txt")).read() + "\n")
logging.config.dictConfig(
    {"version": 1, "incremental": True, "handlers": {"console": {"level": "ERROR"}}}
)
earlier.warning("hidden now")
earlier.error("shown")
logging.config.dictConfig({"version": 1})
earlier.error("switched off")
open(OUT, "w").write("".join(lines))
