"""Python files that are loaded by path."""

import sys

import _limbeck


def load_python_file(dir_, filename):
    """Runs a file as a module which is not registered in `sys.modules`."""
    directory = str(dir_).rstrip("/")
    return load_path(f"{directory}/{filename}" if directory else str(filename))


def load_path(path, compiled=_limbeck.load_code):
    """Runs a file, whose module is named after the file with `_` for what is not a word."""
    name = _module_name(path.rpartition("/")[2])
    code = compiled(path)
    module = type(sys)(name)
    namespace = module.__dict__
    namespace["__file__"] = path
    namespace["__cached__"] = None
    namespace["__package__"] = ""
    exec(code, namespace)
    return module


def _module_name(filename):
    name = filename.replace(".", "_")
    if name.isascii() and ("_" + name).isidentifier():
        return name
    return "".join(letter if letter.isalnum() or letter == "_" else "_" for letter in filename)


def coerce_resource_to_filename(fname_or_resource):
    """A path from `package:path`, or the path itself."""
    text = str(fname_or_resource)
    if text.startswith("/") or ":" not in text:
        return text
    import importlib

    package, *parts = text.split(":")
    module = importlib.import_module(package)
    return "/".join((str(module.__file__).rpartition("/")[0], *parts))
