"""Loading and changing `.env` files."""

import os
import sys


def load_dotenv(
    dotenv_path=None,
    stream=None,
    verbose=False,
    override=False,
    interpolate=True,
    encoding="utf-8",
):
    """Sets environment variables from a file, and tells whether the file set any."""
    disabled = os.environ.get("PYTHON_DOTENV_DISABLED", "")
    if disabled.casefold() in ("1", "true", "t", "yes", "y"):
        return False
    if dotenv_path is None and stream is None:
        dotenv_path = find_dotenv()
    return DotEnv(
        dotenv_path, stream, verbose, encoding, interpolate, override
    ).set_as_environment_variables()


def dotenv_values(
    dotenv_path=None, stream=None, verbose=False, interpolate=True, encoding="utf-8"
):
    """The variables of a file as a dictionary."""
    if dotenv_path is None and stream is None:
        dotenv_path = find_dotenv()
    return DotEnv(dotenv_path, stream, verbose, encoding, interpolate, override=True).dict()


def find_dotenv(filename=".env", raise_error_if_not_found=False, usecwd=False):
    """The path of the file in the calling file's directory or one above it."""
    directory = os.getcwd() if usecwd else _calling_directory()
    while True:
        path = os.path.join(directory, filename)
        if os.path.isfile(path):
            return path
        parent = os.path.dirname(directory)
        if parent == directory:
            break
        directory = parent
    if raise_error_if_not_found:
        raise IOError("File not found")
    return ""


def _calling_directory():
    frame = sys._getframe(1)
    while frame is not None:
        name = frame.f_globals.get("__name__") or ""
        filename = frame.f_code.co_filename
        if name.partition(".")[0] != "dotenv" and os.path.exists(filename):
            return os.path.dirname(os.path.abspath(filename))
        frame = frame.f_back
    return os.getcwd()


def get_key(dotenv_path, key_to_get, encoding="utf-8"):
    """One variable of a file."""
    return DotEnv(dotenv_path, verbose=True, encoding=encoding).get(key_to_get)


def set_key(
    dotenv_path,
    key_to_set,
    value_to_set,
    quote_mode="always",
    export=False,
    encoding="utf-8",
    follow_symlinks=False,
):
    """Adds a variable to a file, or changes it."""
    if quote_mode not in ("always", "auto", "never"):
        raise ValueError(f"Unknown quote_mode: {quote_mode}")
    text = value_to_set
    if quote_mode == "always" or (quote_mode == "auto" and not value_to_set.isalnum()):
        text = "'" + value_to_set.replace("'", "\\'") + "'"
    line = f"{'export ' if export else ''}{key_to_set}={text}\n"
    pieces = []
    is_replaced = False
    for binding in _bindings_of_file(dotenv_path, encoding, must_exist=False):
        if binding.key == key_to_set:
            pieces.append(line)
            is_replaced = True
        else:
            pieces.append(binding.original.string)
    if not is_replaced:
        if pieces and not pieces[-1].endswith("\n"):
            pieces.append("\n")
        pieces.append(line)
    _write(dotenv_path, pieces, encoding, follow_symlinks)
    return True, key_to_set, value_to_set


def unset_key(
    dotenv_path, key_to_unset, quote_mode="always", encoding="utf-8", follow_symlinks=False
):
    """Removes a variable from a file."""
    if not os.path.exists(dotenv_path):
        _warn(f"Can't delete from {dotenv_path} - it doesn't exist.")
        return None, key_to_unset
    bindings = list(_bindings_of_file(dotenv_path, encoding))
    kept = [binding.original.string for binding in bindings if binding.key != key_to_unset]
    if len(kept) == len(bindings):
        _warn(f"Key {key_to_unset} not removed from {dotenv_path} - key doesn't exist.")
        return None, key_to_unset
    _write(dotenv_path, kept, encoding, follow_symlinks)
    return True, key_to_unset


class DotEnv:
    """The variables of one file."""

    def __init__(
        self,
        dotenv_path,
        stream=None,
        verbose=False,
        encoding=None,
        interpolate=True,
        override=True,
    ):
        self.dotenv_path = dotenv_path
        self.stream = stream
        self.verbose = verbose
        self.encoding = encoding
        self.interpolate = interpolate
        self.override = override
        self._values = None

    def dict(self):
        """All variables; `None` for those without `=`."""
        if self._values is None:
            pairs = self.parse()
            if self.interpolate:
                from dotenv.variables import resolve_variables

                self._values = resolve_variables(pairs, self.override)
            else:
                self._values = dict(pairs)
        return self._values

    def parse(self):
        """Iterates over names and values as written."""
        for binding in self._bindings():
            if binding.key is not None:
                yield binding.key, binding.value

    def _bindings(self):
        from dotenv.parser import parse_stream

        if self.dotenv_path and _is_readable(self.dotenv_path):
            with open(self.dotenv_path, encoding=self.encoding) as file:
                yield from _warning(parse_stream(file))
        elif self.stream is not None:
            yield from _warning(parse_stream(self.stream))
        elif self.verbose:
            path = self.dotenv_path or ".env"
            _info(f"python-dotenv could not find configuration file {path}.")

    def set_as_environment_variables(self):
        """Sets environment variables, and tells whether there were any."""
        values = self.dict()
        for name, value in values.items():
            if value is not None and (self.override or name not in os.environ):
                os.environ[name] = value
        return bool(values)

    def get(self, key):
        """One variable."""
        values = self.dict()
        if key in values:
            return values[key]
        if self.verbose:
            _warn(f"Key {key} not found in {self.dotenv_path}.")
        return None


def _is_readable(path):
    return os.path.isfile(path) or (os.path.exists(path) and not os.path.isdir(path))


def _bindings_of_file(path, encoding, must_exist=True):
    from dotenv.parser import parse_stream

    if not must_exist and not os.path.exists(path):
        return
    with open(path, encoding=encoding) as file:
        yield from _warning(parse_stream(file))


def _warning(bindings):
    for binding in bindings:
        if binding.error:
            line = binding.original.line
            _warn(f"python-dotenv could not parse statement starting at line {line}")
        yield binding


def _write(path, pieces, encoding, follow_symlinks):
    target = os.path.realpath(path) if follow_symlinks else str(path)
    temporary = f"{target}.{os.getpid()}.tmp"
    with open(temporary, "w", encoding=encoding, newline="") as file:
        file.write("".join(pieces))
    if os.path.exists(target):
        os.chmod(temporary, os.stat(target).st_mode & 0o777)
    os.replace(temporary, target)


def _warn(message):
    import logging

    logging.getLogger("dotenv.main").warning(message)


def _info(message):
    import logging

    logging.getLogger("dotenv.main").info(message)
