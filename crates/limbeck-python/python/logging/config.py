"""Configuration of logging with the interface of Python's `logging.config`.

What is rare (socket listeners, queue handlers, custom configurators) is done by the standard
module.
"""

import logging


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Configures logging from an INI file, an open one, or a `ConfigParser`."""
    if isinstance(fname, str):
        size = _size(fname)
        if size is None:
            raise FileNotFoundError(f"{fname} doesn't exist")
        if not size:
            raise RuntimeError(f"{fname} is an empty file")
    source = _read(fname, defaults, encoding)
    formatters = _make_formatters(source)
    with logging._lock:
        _clear_handlers()
        handlers = _make_handlers(source, formatters)
        _set_loggers(source, handlers, disable_existing_loggers)


def _size(path):
    # What `os` asks; it takes longer to import than all of this package.
    try:
        from posix import stat
    except ImportError:
        from nt import stat

    try:
        return stat(path).st_size
    except (OSError, ValueError):
        return None


def _read(fname, defaults, encoding):
    if hasattr(fname, "sections") and hasattr(fname, "getint"):
        return fname
    from limbeck_ini import Ini

    if hasattr(fname, "readline"):
        text = "".join(fname)
    else:
        try:
            with open(fname, encoding=encoding or "utf-8") as file:
                text = file.read()
        except OSError:
            text = ""
    try:
        return Ini(text, defaults, fname)
    except Exception as error:
        import configparser

        if not isinstance(error, configparser.ParsingError):
            raise
        # It names the file as it was given.
        if isinstance(error, configparser.MissingSectionHeaderError):
            fault = type(error)(str(fname), error.lineno, error.line)
        else:
            fault = configparser.ParsingError(str(fname))
            for number, line in error.errors:
                fault.append(number, line)
        raise RuntimeError(f"{fname} is invalid: {fault}") from fault


def _names(section, key):
    text = section[key]
    return [name.strip() for name in text.split(",")] if text else []


def _make_formatters(source):
    formatters = {}
    for name in _names(source["formatters"], "keys"):
        section = "formatter_" + name
        options = {
            option: source.get(section, option, raw=True, fallback=fallback)
            for option, fallback in (
                ("format", None),
                ("datefmt", None),
                ("style", "%"),
                ("defaults", None),
            )
        }
        class_name = source[section].get("class")
        factory = _resolve(class_name) if class_name else logging.Formatter
        more = {}
        if options["defaults"] is not None:
            more["defaults"] = _evaluate(options["defaults"])
        formatters[name] = factory(options["format"], options["datefmt"], options["style"], **more)
    return formatters


def _make_handlers(source, formatters):
    handlers = {}
    targets = []
    for name in _names(source["handlers"], "keys"):
        section = source["handler_" + name]
        text = section["class"]
        try:
            class_ = _evaluate(text)
        except (AttributeError, NameError):
            class_ = _resolve(text)
        arguments = _evaluate(section.get("args", "()"))
        options = _evaluate(section.get("kwargs", "{}"))
        handler = class_(*arguments, **options)
        handler.name = name
        if "level" in section:
            handler.setLevel(section["level"])
        formatter = section.get("formatter", "")
        if formatter:
            handler.setFormatter(formatters[formatter])
        target = section.get("target", "")
        if target and hasattr(handler, "setTarget"):
            # It may be configured further below.
            targets.append((handler, target))
        handlers[name] = handler
    for handler, target in targets:
        handler.setTarget(handlers[target])
    return handlers


def _set_loggers(source, handlers, disable_existing):
    names = _names(source["loggers"], "keys")
    names.remove("root")
    section = source["logger_root"]
    _set_logger(logging.root, section, handlers)
    known = _Existing()
    for name in names:
        section = source["logger_" + name]
        qualified = section["qualname"]
        propagate = section.getint("propagate", fallback=1)
        logger = logging.getLogger(qualified)
        known.configured(qualified)
        _set_logger(logger, section, handlers)
        logger.propagate = propagate
        logger.disabled = 0
    known.disable_others(disable_existing)


def _set_logger(logger, section, handlers):
    if "level" in section:
        logger.setLevel(section["level"])
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    for name in _names(section, "handlers"):
        logger.addHandler(handlers[name])


class _Existing:
    """The loggers from before, of which those are switched off that are not configured again."""

    def __init__(self):
        self._others = sorted(logging.root.manager.loggerDict)
        self._children = set()

    def configured(self, name):
        if name in self._others:
            prefix = name + "."
            self._children.update(other for other in self._others if other.startswith(prefix))
            self._others.remove(name)

    def disable_others(self, disable):
        for name in self._others:
            logger = logging.root.manager.loggerDict[name]
            if name not in self._children:
                logger.disabled = disable
            elif not isinstance(logger, logging.PlaceHolder):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True


def _clear_handlers():
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


_clearExistingHandlers = _clear_handlers


class _Namespace:
    """The names that arguments of handlers can use: those of `logging`."""

    def __getitem__(self, name):
        if name == "handlers":
            __import__("logging.handlers")
        try:
            return getattr(logging, name)
        except AttributeError:
            raise KeyError(name) from None


def _evaluate(text):
    return eval(text, {}, _Namespace())


def _resolve(name):
    """The object of a dotted name."""
    first, *rest = name.split(".")
    found = __import__(first)
    for step in rest:
        first = f"{first}.{step}"
        try:
            found = getattr(found, step)
        except AttributeError:
            __import__(first)
            found = getattr(found, step)
    return found


def dictConfig(config):
    """Configures logging from a dictionary."""
    configurator = globals().get("dictConfigClass")
    if configurator is not None:
        configurator(config).configure()
        return
    from logging._dictionary import Configuration, is_plain

    if is_plain(config):
        Configuration(config).apply()
    else:
        _standard().dictConfig(config)


def listen(*args, **kwargs):
    return _standard().listen(*args, **kwargs)


def stopListening():
    _standard().stopListening()


def _standard():
    import _standard_logging_config

    return _standard_logging_config


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'logging.config' has no attribute {name!r}")
    if name == "dictConfigClass":
        name = "DictConfigurator"
    return getattr(_standard(), name)
