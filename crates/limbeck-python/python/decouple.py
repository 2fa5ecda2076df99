"""Settings from the environment, `.env` and `settings.ini`, as `python-decouple` reads them."""

import os
import sys

DEFAULT_ENCODING = "UTF-8"
TRUE_VALUES = {"y", "yes", "t", "true", "on", "1"}
FALSE_VALUES = {"n", "no", "f", "false", "off", "0"}


def strtobool(value):
    """A truth value from its spellings."""
    if isinstance(value, bool):
        return value
    value = value.lower()
    if value in TRUE_VALUES:
        return True
    if value in FALSE_VALUES:
        return False
    raise ValueError("Invalid truth value: " + value)


class UndefinedValueError(Exception):
    """A setting is not there and has no default."""


class Undefined:
    """The sign for a default that was not given."""


undefined = Undefined()


class Config:
    """Settings out of one repository, and the environment before it."""

    def __init__(self, repository):
        self.repository = repository

    def _cast_boolean(self, value):
        value = str(value)
        return strtobool(value) if value else bool(value)

    def get(self, option, default=undefined, cast=undefined):
        """A setting."""
        if option in os.environ:
            value = os.environ[option]
        elif option in self.repository:
            value = self.repository[option]
        elif isinstance(default, Undefined):
            raise UndefinedValueError(
                f"{option} not found. Declare it as envvar or define a default value."
            )
        else:
            value = default
        if isinstance(cast, Undefined):
            return value
        return self._cast_boolean(value) if cast is bool else cast(value)

    def __call__(self, *args, **kw):
        return self.get(*args, **kw)


class RepositoryEmpty:
    """No settings."""

    def __init__(self, source="", encoding=DEFAULT_ENCODING):
        self.data = {}

    def __contains__(self, key):
        return key in os.environ or key in self.data

    def __getitem__(self, key):
        return self.data[key]


class RepositoryIni(RepositoryEmpty):
    """The section `settings` of an INI file."""

    SECTION = "settings"

    def __init__(self, source, encoding=DEFAULT_ENCODING):
        from alembic._ini import IniFile

        self.parser = IniFile()
        with open(source, encoding=encoding) as file:
            self.parser.read_text(file.read(), source)

    def __contains__(self, key):
        return key in os.environ or self.parser.has_option(self.SECTION, key)

    def __getitem__(self, key):
        if not self.parser.has_option(self.SECTION, key):
            raise KeyError(key)
        return self.parser.get(self.SECTION, key)


class RepositoryEnv(RepositoryEmpty):
    """A `.env` file."""

    def __init__(self, source, encoding=DEFAULT_ENCODING):
        self.data = {}
        with open(source, encoding=encoding) as file:
            for line in file:
                line = line.strip()
                if not line or line.startswith("#") or "=" not in line:
                    continue
                key, value = (part.strip() for part in line.split("=", 1))
                if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
                    value = value[1:-1]
                self.data[key] = value


class RepositorySecret(RepositoryEmpty):
    """A directory with one file for each setting."""

    def __init__(self, source="/run/secrets/"):
        self.data = {}
        for name in os.listdir(source):
            with open(os.path.join(source, name)) as file:
                self.data[name] = file.read()


class AutoConfig:
    """Settings out of `settings.ini` or `.env` in the caller's directory or one above it."""

    SUPPORTED = {"settings.ini": RepositoryIni, ".env": RepositoryEnv}
    encoding = DEFAULT_ENCODING

    def __init__(self, search_path=None):
        self.search_path = search_path
        self.config = None

    def _find_file(self, directory):
        while True:
            for name in self.SUPPORTED:
                path = os.path.join(directory, name)
                if os.path.isfile(path):
                    return path
            parent = os.path.dirname(directory)
            if parent == directory:
                return ""
            directory = parent

    def _load(self, directory):
        path = self._find_file(os.path.abspath(directory))
        repository = self.SUPPORTED.get(os.path.basename(path), RepositoryEmpty)
        self.config = Config(repository(path, encoding=self.encoding))

    def _caller_path(self):
        return os.path.dirname(sys._getframe(2).f_code.co_filename)

    def __call__(self, *args, **kw):
        if not self.config:
            self._load(self.search_path or self._caller_path())
        return self.config(*args, **kw)


config = AutoConfig()


class Csv:
    """Splits text at commas."""

    def __init__(self, cast=str, delimiter=",", strip=" \t\n\r\x0b\x0c%s", post_process=list):
        self.cast = cast
        self.delimiter = delimiter
        self.strip = " \t\n\r\x0b\x0c" if strip.endswith("%s") else strip
        self.post_process = post_process

    def __call__(self, value):
        if value is None:
            return self.post_process()
        import shlex

        splitter = shlex.shlex(value, posix=True)
        splitter.whitespace = self.delimiter
        splitter.whitespace_split = True
        return self.post_process(self.cast(item.strip(self.strip)) for item in splitter)


class Choices:
    """Takes one of some values."""

    def __init__(self, flat=None, cast=str, choices=None):
        self.cast = cast
        self._valid_values = [*(flat or ()), *(value for value, _ in choices or ())]

    def __call__(self, value):
        transformed = self.cast(value)
        if transformed not in self._valid_values:
            raise ValueError(f"Value not in list: {value!r}; valid values are {self._valid_values!r}")
        return transformed
