"""Settings from environment variables, as `environs` reads them."""

import os

_UNSET = object()
_TRUTHY = {"t", "T", "true", "True", "TRUE", "on", "On", "ON", "y", "Y", "yes", "Yes", "YES", "1", 1, True}
_FALSY = {"f", "F", "false", "False", "FALSE", "off", "Off", "OFF", "n", "N", "no", "No", "NO", "0", 0, False}


class EnvError(ValueError):
    """A setting is missing or malformed."""


class EnvNotSetError(EnvError):
    """A setting is missing."""


class EnvValidationError(EnvError):
    """A setting is malformed."""

    def __init__(self, message, error_messages=()):
        super().__init__(message)
        self.error_messages = error_messages


class EnvSealedError(TypeError):
    """The settings were closed."""


class ValidationError(Exception):
    """A validator refuses a value."""


def _boolean(value):
    if value in _TRUTHY:
        return True
    if value in _FALSY:
        return False
    raise ValueError("Not a valid boolean.")


def _integer(value):
    try:
        return int(value)
    except ValueError:
        raise ValueError("Not a valid integer.") from None


def _number(value):
    try:
        return float(value)
    except ValueError:
        raise ValueError("Not a valid number.") from None


def _decimal(value):
    from decimal import Decimal

    return Decimal(value)


def _json(value):
    import json

    try:
        return json.loads(value)
    except ValueError:
        raise ValueError("Not valid JSON.") from None


def _url(value):
    from urllib.parse import urlparse

    return urlparse(value)


def _path(value):
    from pathlib import Path

    return Path(value)


def _uuid(value):
    from uuid import UUID

    try:
        return UUID(value)
    except ValueError:
        raise ValueError("Not a valid UUID.") from None


def _date(value):
    from datetime import date

    return date.fromisoformat(value)


def _datetime(value):
    from datetime import datetime

    return datetime.fromisoformat(value)


def _seconds(value):
    from datetime import timedelta

    return timedelta(seconds=int(value))


def _log_level(value):
    import logging

    return value if isinstance(value, int) else getattr(logging, value.upper())


_PARSERS = {
    "bool": _boolean,
    "date": _date,
    "datetime": _datetime,
    "decimal": _decimal,
    "float": _number,
    "int": _integer,
    "json": _json,
    "log_level": _log_level,
    "path": _path,
    "str": str,
    "time": str,
    "timedelta": _seconds,
    "url": _url,
    "uuid": _uuid,
}


class Env:
    """Settings by name."""

    def __init__(self, *, eager=True, expand_vars=False, prefix=None):
        self.eager = eager
        self.expand_vars = expand_vars
        self._prefix = prefix or ""
        self._custom = {}
        self._errors = {}
        self._values = {}

    @staticmethod
    def read_env(path=None, recurse=True, verbose=False, override=False, return_path=False):
        """Loads a `.env` file, looked for in the calling file's directory and above."""
        from dotenv.main import find_dotenv, load_dotenv

        found = path
        if path is None or (recurse and not os.path.isabs(str(path)) and not os.path.isfile(path)):
            found = find_dotenv(str(path) if path else ".env")
        is_loaded = bool(found) and load_dotenv(found, verbose=verbose, override=override)
        return found if return_path else is_loaded

    def prefixed(self, prefix):
        """A context manager within which names get a prefix."""
        return _Prefixed(self, prefix)

    def add_parser(self, name, function):
        """Adds a method that converts values by a function."""
        self._custom[name] = function

    def parser_for(self, name):
        """Adds a method that converts values by the decorated function."""

        def decorate(function):
            self.add_parser(name, function)
            return function

        return decorate

    def seal(self):
        """Raises all errors that were put off."""
        if self._errors:
            raise EnvValidationError(f"Environment variables invalid: {self._errors}", self._errors)

    def dump(self):
        """All values read so far."""
        return dict(self._values)

    def list(self, name, default=_UNSET, *, subcast=None, delimiter=",", **kw):
        """Items separated by commas."""
        convert = _subcast(subcast)
        return self._read(
            name, default, lambda text: [convert(item) for item in text.split(delimiter)] if text else [], **kw
        )

    def dict(self, name, default=_UNSET, *, subcast_values=None, subcast_keys=None, delimiter=",", **kw):
        """Pairs `key=value` separated by commas."""
        key_of, value_of = _subcast(subcast_keys), _subcast(subcast_values)

        def convert(text):
            pairs = (item.partition("=") for item in text.split(delimiter) if item)
            return {key_of(key.strip()): value_of(value.strip()) for key, _, value in pairs}

        return self._read(name, default, convert, **kw)

    def enum(self, name, default=_UNSET, *, enum=None, type=None, ignore_case=False, **kw):
        """A member of an enumeration, by name."""
        enumeration = enum or type

        def convert(text):
            for member in enumeration:
                if member.name == text or (ignore_case and member.name.lower() == text.lower()):
                    return member
            raise ValueError(f"Must be one of: {', '.join(member.name for member in enumeration)}.")

        return self._read(name, default, convert, **kw)

    def __call__(self, name, default=_UNSET, **kw):
        return self._read(name, default, str, **kw)

    def __getattr__(self, method):
        parser = self.__dict__.get("_custom", {}).get(method) or _PARSERS.get(method)
        if parser is None:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {method!r}")
        return lambda name, default=_UNSET, **kw: self._read(name, default, parser, **kw)

    def _read(self, name, default, parser, *, validate=None, subcast=None, **kw):
        name = self._prefix + name
        text = os.environ.get(name)
        if text is not None and self.expand_vars and "$" in text:
            text = os.path.expandvars(text)
        if text is None:
            if default is _UNSET:
                return self._fail(EnvNotSetError, name, f'Environment variable "{name}" not set')
            self._values[name] = default
            return default
        try:
            value = parser(text)
            for check in _listed(validate):
                if check(value) is False:
                    raise ValueError("Invalid value.")
        except (ValueError, ArithmeticError, ValidationError) as error:
            message = f'Environment variable "{name}" invalid: {error}'
            return self._fail(EnvValidationError, name, message)
        self._values[name] = value
        return value

    def _fail(self, error_class, name, message):
        if self.eager:
            raise error_class(message)
        self._errors.setdefault(name, []).append(message)
        return None


class FileAwareEnv(Env):
    """Settings that may be in files named by `NAME_FILE`."""

    def _read(self, name, default, parser, **kw):
        path = os.environ.get(self._prefix + name + "_FILE")
        if path is not None:
            with open(path) as file:
                os.environ[self._prefix + name] = file.read().strip()
        return super()._read(name, default, parser, **kw)


class _Prefixed:
    def __init__(self, env, prefix):
        self._env, self._added, self._outer = env, prefix, None

    def __enter__(self):
        self._outer = self._env._prefix
        self._env._prefix = self._outer + self._added
        return self._env

    def __exit__(self, kind, value, trace):
        self._env._prefix = self._outer


def _subcast(kind):
    if kind is None:
        return lambda text: text
    return {bool: _boolean, int: _integer, float: _number}.get(kind, kind)


def _listed(value):
    if value is None:
        return ()
    return value if isinstance(value, (list, tuple)) else (value,)


env = Env()
