"""What a new connection needs."""

from limbeck_wire import value


def connect_request(engine):
    """The request that opens a connection of an engine."""
    url = engine.url
    arguments = dict(engine._options.get("connect_args") or {})
    from ..event import has_listeners

    if has_listeners(engine, "do_connect"):
        url = _asked(engine, url, arguments)
    options = {}
    plain = _plain(arguments)
    if plain:
        options["connect_arguments"] = plain
    level = engine._options.get("isolation_level")
    if level is not None:
        options["isolation_level"] = str(level)
    if engine.echo:
        options["echo"] = True
    return {"request": "connect", "url": url.render_as_string(hide_password=False),
            "options": options}


def _plain(arguments):
    """Arguments that can be sent; functions mean nothing to the application."""
    found = {}
    for key, item in arguments.items():
        if callable(item) and not isinstance(item, type):
            continue
        if item is None or isinstance(item, (bool, int, float, str, bytes, dict, list, tuple)):
            found[key] = value(item)
        else:
            raise NotImplementedError(
                f"connect_args[{key!r}] of type {type(item).__name__} is not supported")
    return found


def _asked(engine, url, arguments):
    """The URL after the listeners of ``do_connect`` have changed the connection's arguments."""
    from ..event import _applies, _registered

    parameters = url.translate_connect_args(username="user")
    parameters.update(arguments)
    before = dict(parameters)
    for target, name, function in list(_registered):
        if name == "do_connect" and _applies(target, engine):
            if function(engine.dialect, None, [], parameters) is not None:
                raise NotImplementedError("do_connect listeners that return a connection are "
                                          "not supported")
    changed = {}
    for key, item in parameters.items():
        if key in ("host", "port", "user", "password", "database", "dbname"):
            if before.get(key) != item:
                changed[{"user": "username", "dbname": "database"}.get(key, key)] = item
        else:
            arguments[key] = item
    return url.set(**changed) if changed else url
