"""Python files that are loaded by path."""

import sys

_CODING_LINES = 2


def load_python_file(dir_, filename):
    """Runs a file as a module which is not registered in `sys.modules`."""
    directory = str(dir_).rstrip("/")
    return load_path(f"{directory}/{filename}" if directory else str(filename))


def load_path(path):
    """Runs a file, whose module is named after the file with `_` for what is not a word."""
    filename = path.rpartition("/")[2]
    name = "".join(letter if letter.isalnum() or letter == "_" else "_" for letter in filename)
    with open(path, "rb") as file:
        source = _decode(file.read(), path)
    module = type(sys)(name)
    namespace = module.__dict__
    namespace["__file__"] = path
    namespace["__cached__"] = None
    namespace["__package__"] = ""
    exec(compile(source, path, "exec", dont_inherit=True), namespace)
    return module


def _decode(data, path):
    """Text of a source file: UTF-8, or what its coding line says (PEP 263)."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    encoding = _declared_encoding(data) or "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SyntaxError(
            f"(unicode error) {encoding!r} codec can't decode byte "
            f"0x{data[error.start]:02x} in position {error.start}: {error.reason}",
            (path, line, 0, ""),
        ) from None
    except LookupError:
        raise SyntaxError(f"unknown encoding: {encoding}", (path, 1, 0, "")) from None


def _declared_encoding(data):
    if b"coding" not in data[:400]:
        return None
    for line in data.split(b"\n", _CODING_LINES)[:_CODING_LINES]:
        line = line.strip()
        if line and not line.startswith(b"#"):
            return None
        _, mark, rest = line.partition(b"coding")
        if mark and rest[:1] in (b":", b"="):
            word = rest[1:].strip().split(b" ")[0]
            return word.decode("ascii", "replace").strip("-*- \t\r") or None
    return None


def coerce_resource_to_filename(fname_or_resource):
    """A path from `package:path`, or the path itself."""
    text = str(fname_or_resource)
    if text.startswith("/") or ":" not in text:
        return text
    import importlib

    package, *parts = text.split(":")
    module = importlib.import_module(package)
    return "/".join((str(module.__file__).rpartition("/")[0], *parts))
