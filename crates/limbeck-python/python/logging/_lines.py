"""Lines of the application, which show no more than level, name and message as a rule."""

from _io import TextIOWrapper
from _thread import RLock

import _limbeck

from logging import _state
from logging._formatting import Formatter, PercentStyle
from logging._handlers import StreamHandler
from logging._levels import _levelToName
from logging._loggers import Logger, Manager, RootLogger
from logging._records import LogRecord

manager = Logger.manager


def _write_as_record(handler, name, level, message):
    logger = manager.getLogger(name)
    handler.handle(logger.makeRecord(name, level, __name__, 0, "%s", (message,), None))


# Writes a line if nothing of the project's own takes part in that; answers whether that is done.
write = _limbeck.log_line(globals())
