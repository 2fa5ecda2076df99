"""Settings from the environment and a `.env` file, as `starlette` reads them."""

import os


class undefined:
    """The sign for a default that was not given."""


class EnvironError(Exception):
    """A variable was changed after it had been read."""


class Environ:
    """Environment variables that can't be changed after they were read."""

    def __init__(self, environ=os.environ):
        self._environ = environ
        self._has_been_read = set()

    def __getitem__(self, key):
        self._has_been_read.add(key)
        return self._environ[key]

    def __setitem__(self, key, value):
        if key in self._has_been_read:
            raise EnvironError(
                f"Attempting to set environ['{key}'], but the value has already been read."
            )
        self._environ[key] = value

    def __delitem__(self, key):
        if key in self._has_been_read:
            raise EnvironError(
                f"Attempting to delete environ['{key}'], but the value has already been read."
            )
        del self._environ[key]

    def __contains__(self, key):
        return key in self._environ

    def __iter__(self):
        return iter(self._environ)

    def __len__(self):
        return len(self._environ)

    def get(self, key, default=None):
        """A variable."""
        return self[key] if key in self._environ else default


environ = Environ()


class Config:
    """Settings by name: out of the environment, then out of the file, then the default."""

    def __init__(self, env_file=None, environ=environ, env_prefix="", encoding="utf-8"):
        self.environ = environ
        self.env_prefix = env_prefix
        self.file_values = {}
        if env_file is not None:
            if os.path.isfile(env_file):
                self.file_values = self._read_file(env_file, encoding)
            else:
                import warnings

                warnings.warn(f"Config file '{env_file}' not found.")

    def __call__(self, key, cast=None, default=undefined):
        return self.get(key, cast, default)

    def get(self, key, cast=None, default=undefined):
        """A setting."""
        key = self.env_prefix + key
        if key in self.environ:
            return self._perform_cast(key, self.environ[key], cast)
        if key in self.file_values:
            return self._perform_cast(key, self.file_values[key], cast)
        if default is not undefined:
            return self._perform_cast(key, default, cast)
        raise KeyError(f"Config '{key}' is missing, and has no default.")

    def _read_file(self, file_name, encoding):
        values = {}
        with open(file_name, encoding=encoding) as file:
            for line in file:
                line = line.strip()
                if "=" in line and not line.startswith("#"):
                    key, value = line.split("=", 1)
                    values[key.strip()] = value.strip().strip("\"'")
        return values

    def _perform_cast(self, key, value, cast=None):
        if cast is None or value is None:
            return value
        if cast is bool and isinstance(value, str):
            mapping = {"true": True, "1": True, "false": False, "0": False}
            if value.lower() not in mapping:
                raise ValueError(f"Config '{key}' has value '{value}'. Not a valid bool.")
            return mapping[value.lower()]
        try:
            return cast(value)
        except (TypeError, ValueError):
            raise ValueError(
                f"Config '{key}' has value '{value}'. Not a valid {cast.__name__}."
            ) from None
