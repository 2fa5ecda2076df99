# Prints what logging writes. Recorded from CPython by record.py; run by ../recorded.rs.
import io
import logging
import sys

lines = []


class Lines(io.StringIO):
    def write(self, text):
        lines.append(text)


class Fixed(logging.Formatter):
    def formatTime(self, record, datefmt=None):
        return "NOW" if datefmt is None else datefmt


stream = Lines()
sys.stderr = stream


def heading(text):
    lines.append(f"== {text}\n")


heading("last resort")
logging.getLogger("nobody").warning("a %s", "warning")
logging.getLogger("nobody").info("nothing")

heading("styles")
handler = logging.StreamHandler(stream)
root = logging.getLogger()
root.addHandler(handler)
root.setLevel("DEBUG")
log = logging.getLogger("app.sub")
for formatter in (
    logging.Formatter(),
    logging.Formatter("%(levelname)-5.5s [%(name)s] %(message)s"),
    logging.Formatter("{levelname:>8}|{lineno:03d}|{funcName}|{message}", style="{"),
    logging.Formatter("$levelname:${name}:$message", style="$"),
    Fixed("%(asctime)s %(levelno)d %(filename)s %(module)s %(message)s"),
    Fixed("%(asctime)s %(message)s", datefmt="%H"),
    logging.Formatter("%(message)s %(extra)s", defaults={"extra": "default"}),
):
    handler.setFormatter(formatter)
    log.info("hello %s %d", "you", 5)
    log.error("%(key)s", {"key": "from a mapping"})
log.info("extra", extra={"extra": "given"})
log.info("no arguments 100%")
log.log(25, "custom")
logging.addLevelName(25, "NOTICE")
handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
log.log(25, "custom")
print_time = logging.Formatter("%(asctime)s").formatTime
record = logging.makeLogRecord({"created": 0.5, "msecs": 500.0})
formatter = logging.Formatter("%(asctime)s")
import time

formatter.converter = time.gmtime
lines.append(formatter.formatTime(record) + "\n")
lines.append(formatter.formatTime(record, "%Y/%m/%d") + "\n")

heading("exceptions")
def fail():
    raise ValueError("inner")


try:
    fail()
except ValueError:
    log.exception("caught")
try:
    try:
        fail()
    except ValueError as error:
        raise KeyError("outer") from error
except KeyError as error:
    log.warning("chained", exc_info=error)
log.error("none", exc_info=False)
log.error("bad %d", "arguments") if False else None

heading("tree")
parent, child = logging.getLogger("tree"), logging.getLogger("tree.branch.leaf")
assert child.parent is parent
middle = logging.getLogger("tree.branch")
assert child.parent is middle and middle.parent is parent
lines.append(f"{child!r} {logging.getLogger('tree') is parent} {parent.getChild('x').name}\n")
parent.setLevel(logging.ERROR)
lines.append(f"{child.getEffectiveLevel()} {child.isEnabledFor(30)} {child.hasHandlers()}\n")
child.warning("too low")
child.error("high enough")
middle.propagate = False
child.error("goes nowhere")
middle.propagate = True
child.disabled = True
child.error("disabled")
child.disabled = False
logging.disable(logging.ERROR)
child.error("all are off")
logging.disable(logging.NOTSET)
child.error("on again")
lines.append(f"{root!r} {handler.level} {logging.getLevelName('INFO')} {logging.getLevelName(33)}\n")

heading("filters")
only = logging.Filter("tree.branch")
handler.addFilter(only)
parent.error("not here")
child.error("here")
handler.removeFilter(only)
handler.addFilter(lambda record: "secret" not in record.getMessage())
parent.error("a secret")
parent.error("a fact")
handler.filters.clear()
adapter = logging.LoggerAdapter(parent, {"user": "me"})
handler.setFormatter(logging.Formatter("%(user)s: %(message)s", defaults={"user": "-"}))
adapter.error("adapted")
parent.error("plain")

heading("errors")
for attempt in (
    lambda: logging.Formatter("no fields"),
    lambda: logging.Formatter("{}", style="{"),
    lambda: logging.Formatter("x", style="?"),
    lambda: root.setLevel("LOUD"),
    lambda: root.setLevel(1.5),
    lambda: logging.getLogger(5),
    lambda: log.info("x", extra={"message": 1}),
    lambda: logging.basicConfig(stream=stream, filename="x", force=True),
    lambda: logging.basicConfig(nonsense=1),
):
    try:
        attempt()
        lines.append("accepted\n")
    except Exception as error:
        lines.append(f"{type(error).__name__}: {error}\n")

heading("basicConfig")
logging.basicConfig(force=True, stream=stream, level=logging.INFO)
logging.info("at the root")
logging.debug("hidden")
logging.basicConfig(format="ignored %(message)s")
logging.warning("still the first")
logging.basicConfig(force=True, stream=stream, format="{message}!", style="{")
logging.error("second")

heading("warnings")
logging.captureWarnings(True)
import warnings

warnings.showwarning(UserWarning("careful"), UserWarning, "file.py", 3)
logging.captureWarnings(False)

heading("callers")
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(funcName)s %(message)s"))
root.handlers[:] = [handler]


def outer(level):
    inner(level)


def inner(level):
    log.warning("from level %d", level, stacklevel=level)


outer(1)
outer(2)
logging.getLogger("other").warning("at the top")
open(OUT, "w").write("".join(lines))
