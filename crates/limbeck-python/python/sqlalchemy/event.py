"""Listeners. They are kept; those of tables and of new connections are called."""

NO_RETVAL = object()
CANCEL = object()

# Triples of target, name of the event and function.
_registered = []


def listen(target, identifier, fn, *args, **kw):
    """Registers a function for an event of a target."""
    if kw.get("retval") and identifier in ("before_execute", "before_cursor_execute"):
        raise NotImplementedError(f"listeners of {identifier!r} that change statements are not "
                                  "supported")
    _registered.append((target, identifier, fn))


def listens_for(target, identifier, *args, **kw):
    """Registers the decorated function."""

    def decorate(fn):
        listen(target, identifier, fn, *args, **kw)
        return fn

    return decorate


def remove(target, identifier, fn):
    for number, (other, name, function) in enumerate(_registered):
        if other is target and name == identifier and function is fn:
            del _registered[number]
            return


def contains(target, identifier, fn):
    return any(other is target and name == identifier and function is fn
               for other, name, function in _registered)


def _applies(listened, target):
    if listened is target:
        return True
    return isinstance(listened, type) and isinstance(target, listened)


def has_listeners(target, identifier):
    return any(name == identifier and _applies(other, target)
               for other, name, _ in _registered)


def fire(target, identifier, *args, **kw):
    """Calls the functions that listen to an event of a target."""
    for other, name, function in list(_registered):
        if name == identifier and _applies(other, target):
            _call(function, (target, *args), kw)


def fire_plain(target, identifier, *args):
    """As ``fire``, for events whose functions do not receive the target."""
    for other, name, function in list(_registered):
        if name == identifier and _applies(other, target):
            function(*args)


def _call(function, args, kw):
    code = getattr(function, "__code__", None)
    if code is not None and not code.co_flags & 8:
        names = code.co_varnames[:code.co_argcount + code.co_kwonlyargcount]
        kw = {key: value for key, value in kw.items() if key in names}
    function(*args, **kw)


class _Events:
    """``sqlalchemy.event.api`` and its like."""


Events = _Events
