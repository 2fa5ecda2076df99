"""Configuration from a dictionary."""

import logging
from logging.config import _clear_handlers, _Existing, _resolve

# Handlers whose arguments refer to other handlers or need conversion.
_SPECIAL = ("MemoryHandler", "QueueHandler", "SMTPHandler", "SysLogHandler")


def is_plain(config):
    """Whether a dictionary only needs what is done here."""
    if not isinstance(config, dict) or config.get("incremental"):
        return False
    for handler in (config.get("handlers") or {}).values():
        class_ = handler.get("class") if isinstance(handler, dict) else None
        if not isinstance(class_, str):
            if class_ is not None:
                return False
        elif class_.rpartition(".")[2] in _SPECIAL:
            return False
    return True


class Configuration:
    """One dictionary on its way to be applied."""

    def __init__(self, config):
        self._config = config
        self._parts = {"formatters": {}, "filters": {}, "handlers": {}}

    def apply(self):
        """Replaces the configuration of logging."""
        config = self._config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        with logging._lock:
            _clear_handlers()
            self._make("formatters", "formatter", self._formatter)
            self._make("filters", "filter", self._filter)
            self._make("handlers", "handler", self._handler)
            known = _Existing()
            for name, options in (config.get("loggers") or {}).items():
                known.configured(name)
                try:
                    logger = logging.getLogger(name)
                    self._logger(logger, options)
                    logger.disabled = False
                    propagate = self._value(options.get("propagate"))
                    if propagate is not None:
                        logger.propagate = propagate
                except Exception as error:
                    raise ValueError("Unable to configure logger %r" % name) from error
            known.disable_others(config.get("disable_existing_loggers", True))
            if config.get("root"):
                try:
                    self._logger(logging.root, config["root"])
                except Exception as error:
                    raise ValueError("Unable to configure root logger") from error

    def _make(self, kind, word, make):
        entries = self._config.get(kind) or {}
        for name in sorted(entries) if kind == "handlers" else entries:
            try:
                made = make({key: self._value(value) for key, value in entries[name].items()})
                if kind == "handlers":
                    made.name = name
                self._parts[kind][name] = made
            except Exception as error:
                raise ValueError(f"Unable to configure {word} {name!r}") from error

    def _formatter(self, options):
        if "()" in options:
            try:
                return self._custom(options)
            except TypeError as error:
                if "'format'" not in str(error):
                    raise
                options["fmt"] = options.pop("format")
                return self._custom(options)
        class_name = options.get("class")
        factory = _resolve(class_name) if class_name else logging.Formatter
        arguments = [options.get("format"), options.get("datefmt"), options.get("style", "%")]
        if "validate" in options:
            arguments.append(options["validate"])
        more = {}
        if options.get("defaults") is not None:
            more["defaults"] = options["defaults"]
        return factory(*arguments, **more)

    def _filter(self, options):
        if "()" in options:
            return self._custom(options)
        return logging.Filter(options.get("name", ""))

    def _handler(self, options):
        formatter = options.pop("formatter", None)
        level = options.pop("level", None)
        filters = options.pop("filters", None)
        if formatter:
            try:
                formatter = self._parts["formatters"][formatter]
            except Exception as error:
                raise ValueError("Unable to set formatter %r" % formatter) from error
        if "()" not in options:
            options["()"] = options.pop("class")
        handler = self._custom(options)
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(level)
        self._add_filters(handler, filters)
        return handler

    def _custom(self, options):
        options = dict(options)
        factory = options.pop("()")
        properties = options.pop(".", None) or {}
        if not callable(factory):
            factory = self._resolve(factory)
        for name in options:
            if not name.isidentifier():
                raise ValueError("Not a valid Python identifier: %r" % name)
        result = factory(**options)
        for name, value in properties.items():
            setattr(result, name, self._value(value))
        return result

    def _logger(self, logger, options):
        level = self._value(options.get("level"))
        if level is not None:
            logger.setLevel(level)
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in self._value(options.get("handlers")) or ():
            try:
                logger.addHandler(self._parts["handlers"][name])
            except Exception as error:
                raise ValueError("Unable to add handler %r" % name) from error
        self._add_filters(logger, self._value(options.get("filters")))

    def _add_filters(self, filterer, filters):
        for filter_ in filters or ():
            try:
                if not (callable(filter_) or callable(getattr(filter_, "filter", None))):
                    filter_ = self._parts["filters"][filter_]
                filterer.addFilter(filter_)
            except Exception as error:
                raise ValueError("Unable to add filter %r" % filter_) from error

    def _value(self, value):
        """A value with `ext://` and `cfg://` references resolved."""
        if isinstance(value, dict):
            return {key: self._value(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._value(item) for item in value]
        if type(value) is tuple:
            return tuple(self._value(item) for item in value)
        if isinstance(value, str):
            if value.startswith("ext://"):
                return self._resolve(value[6:])
            if value.startswith("cfg://"):
                return self._lookup(value[6:])
        return value

    def _resolve(self, name):
        try:
            return _resolve(name)
        except ImportError as error:
            raise ValueError("Cannot resolve %r: %s" % (name, error)) from error

    def _lookup(self, path):
        found = self._config
        for step in path.replace("[", ".").replace("]", "").split("."):
            step = step.strip()
            kind = self._parts.get(step) if found is self._config else None
            if kind:
                found = {**found[step], **kind}
                continue
            try:
                found = found[step]
            except (KeyError, TypeError):
                if not step.isdigit():
                    raise ValueError("Unable to convert %r at %r" % (path, step)) from None
                found = found[int(step)]
        return self._value(found)
