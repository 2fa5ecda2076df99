"""Formatters."""

import time

BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"


class PercentStyle:
    """Formats such as `%(message)s`."""

    __module__ = "logging"

    default_format = "%(message)s"
    asctime_format = "%(asctime)s"
    asctime_search = "%(asctime)"

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        """Whether the time is part of the format."""
        return self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """Raises `ValueError` when the format has no valid field."""
        rest = self._fmt
        while True:
            _, start, rest = rest.partition("%(")
            if not start:
                raise ValueError(
                    "Invalid format '%s' for '%s' style" % (self._fmt, self.default_format[0])
                )
            name, end, conversion = rest.partition(")")
            if end and name and name.replace("_", "a").isalnum():
                conversion = conversion.lstrip("#0+ -").lstrip("*0123456789")
                if conversion.startswith("."):
                    conversion = conversion[1:].lstrip("*0123456789")
                if conversion[:1] in tuple("diouxefgcrsa%"):
                    return

    def _values(self, record):
        if self._defaults:
            return {**self._defaults, **record.__dict__}
        return record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        """The text of a record."""
        try:
            return self._format(record)
        except KeyError as error:
            raise ValueError("Formatting field not found in record: %s" % error)


class StrFormatStyle(PercentStyle):
    """Formats such as `{message}`."""

    __module__ = "logging"

    default_format = "{message}"
    asctime_format = "{asctime}"
    asctime_search = "{asctime"

    def validate(self):
        from string import Formatter as Parser

        fields = set()
        try:
            for _, name, spec, conversion in Parser().parse(self._fmt):
                if name:
                    if not name.replace(".", "a").replace("[", "a").replace("]", "a").isidentifier():
                        raise ValueError("invalid field name/expression: %r" % name)
                    fields.add(name)
                if conversion and conversion not in "rsa":
                    raise ValueError("invalid conversion: %r" % conversion)
        except ValueError as error:
            raise ValueError("invalid format: %s" % error)
        if not fields:
            raise ValueError("invalid format: no fields")

    def _format(self, record):
        return self._fmt.format(**self._values(record))


class StringTemplateStyle(PercentStyle):
    """Formats such as `${message}`."""

    __module__ = "logging"

    default_format = "${message}"
    asctime_format = "${asctime}"
    asctime_search = "${asctime}"

    def __init__(self, *args, **kwargs):
        from string import Template

        super().__init__(*args, **kwargs)
        self._template = Template(self._fmt)

    def usesTime(self):
        return "$asctime" in self._fmt or self.asctime_search in self._fmt

    def validate(self):
        if not self._template.is_valid():
            raise ValueError("invalid format: bare '$' not allowed")
        if not self._template.get_identifiers():
            raise ValueError("invalid format: no fields")

    def _format(self, record):
        return self._template.substitute(**self._values(record))


_STYLES = {
    "%": (PercentStyle, BASIC_FORMAT),
    "{": (StrFormatStyle, "{levelname}:{name}:{message}"),
    "$": (StringTemplateStyle, "${levelname}:${name}:${message}"),
}


class Formatter:
    """Makes text of records."""

    __module__ = "logging"

    converter = time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in _STYLES:
            raise ValueError("Style must be one of: %s" % ",".join(_STYLES))
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        """The time of a record."""
        parts = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, parts)
        text = time.strftime(self.default_time_format, parts)
        if self.default_msec_format:
            text = self.default_msec_format % (text, record.msecs)
        return text

    def formatException(self, ei):
        """The traceback of an exception."""
        import traceback

        return "".join(traceback.format_exception(*ei)).removesuffix("\n")

    def formatStack(self, stack_info):
        """The text of a stack."""
        return stack_info

    def usesTime(self):
        """Whether the time is part of the format."""
        return self._style.usesTime()

    def formatMessage(self, record):
        """The line of a record, without traceback and stack."""
        return self._style.format(record)

    def format(self, record):
        """The text of a record."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = _below(text, record.exc_text)
        if record.stack_info:
            text = _below(text, self.formatStack(record.stack_info))
        return text


def _below(text, part):
    return text + part if text.endswith("\n") else text + "\n" + part


class BufferingFormatter:
    """Makes text of several records."""

    __module__ = "logging"

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _defaultFormatter

    def formatHeader(self, records):
        return ""

    def formatFooter(self, records):
        return ""

    def format(self, records):
        if not records:
            return ""
        lines = "".join(self.linefmt.format(record) for record in records)
        return self.formatHeader(records) + lines + self.formatFooter(records)


_defaultFormatter = Formatter()
