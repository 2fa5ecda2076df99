"""Functions that run over a new revision file."""

REVISION_SCRIPT_TOKEN = "REVISION_SCRIPT_FILENAME"

registered = {}


def register(name):
    """Registers the decorated function as a type of hook: it gets the file and the options."""

    def decorate(function):
        registered[name] = function
        return function

    return decorate
