"""Extensions."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    import importlib

    try:
        return importlib.import_module("." + name, __name__)
    except ModuleNotFoundError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
