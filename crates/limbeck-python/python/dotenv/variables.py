"""`${name}` and `${name:-default}` within values."""


def resolve_variables(values, override):
    """The values with references replaced, by names defined before and by the environment.

    `override` prefers the file's own names to those of the environment.
    """
    import os

    resolved = {}
    for name, value in values:
        if value is not None and "${" in value:
            first, second = (os.environ, resolved) if override else (resolved, os.environ)
            value = _replace(value, {**first, **second})
        resolved[name] = value
    return resolved


def _replace(value, names):
    pieces = []
    place = 0
    while True:
        start = value.find("${", place)
        end = value.find("}", start) if start >= 0 else -1
        if end < 0:
            pieces.append(value[place:])
            return "".join(pieces)
        pieces.append(value[place:start])
        reference = value[start + 2 : end]
        name, colon, default = reference.partition(":")
        if colon and not default.startswith("-"):
            # Not a reference: `${` stays, and what follows is looked at again.
            pieces.append("${")
            place = start + 2
            continue
        pieces.append(names.get(name, default[1:]) or "")
        place = end + 1
