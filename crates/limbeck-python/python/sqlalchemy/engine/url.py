"""Database URLs."""

from .. import exc
from ..util import immutabledict

_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


def _quote(text, safe=" +"):
    out = []
    for char in str(text):
        if char in _PLAIN or char in safe:
            out.append(char)
        else:
            out.extend(f"%{byte:02X}" for byte in char.encode("utf-8"))
    return "".join(out)


def _quote_plus(text):
    return _quote(text, " ").replace(" ", "+")


def _unquote(text):
    if "%" not in text:
        return text
    out = bytearray()
    data = text.encode("utf-8")
    position = 0
    while position < len(data):
        if data[position] == 0x25:
            try:
                out.append(int(data[position + 1:position + 3].decode("ascii"), 16))
                position += 3
                continue
            except ValueError:
                pass
        out.append(data[position])
        position += 1
    return out.decode("utf-8", "replace")


def _parse_query(text):
    query = {}
    for part in text.split("&"):
        if not part:
            continue
        key, _, value = part.partition("=")
        key = _unquote(key.replace("+", " "))
        value = _unquote(value.replace("+", " "))
        if value == "" and "=" not in part:
            continue
        if value == "":
            continue
        existing = query.get(key)
        if existing is None:
            query[key] = value
        elif isinstance(existing, tuple):
            query[key] = existing + (value,)
        else:
            query[key] = (existing, value)
    return query


class URL(tuple):
    """A database URL in its parts."""

    __slots__ = ()
    _fields = ("drivername", "username", "password", "host", "port", "database", "query")

    def __new__(cls, *arg, **kw):
        if kw.pop("_new_ok", False):
            return tuple.__new__(cls, arg)
        from ..util import warn_deprecated

        warn_deprecated("Calling URL() directly is deprecated and will be disabled in a future "
                        "release.  The public constructor for URL is now the URL.create() "
                        "method.")
        return cls.create(*arg, **kw)

    drivername = property(lambda self: self[0])
    username = property(lambda self: self[1])
    password = property(lambda self: self[2])
    host = property(lambda self: self[3])
    port = property(lambda self: self[4])
    database = property(lambda self: self[5])
    query = property(lambda self: self[6])

    @classmethod
    def create(cls, drivername, username=None, password=None, host=None, port=None,
               database=None, query=immutabledict()):
        if not isinstance(drivername, str):
            raise TypeError("drivername must be a string")
        if not drivername:
            raise TypeError("drivername must be non-empty string")
        for name, value in (("username", username), ("host", host), ("database", database)):
            if value is not None and not isinstance(value, str):
                if name == "username" or name == "database" or name == "host":
                    raise TypeError(f"{name} must be a string")
        if port is not None and not isinstance(port, int):
            try:
                port = int(port)
            except (TypeError, ValueError):
                raise TypeError("Port argument must be an integer or None") from None
        return tuple.__new__(cls, (drivername, username, password, host, port, database,
                                   cls._frozen(query)))

    @staticmethod
    def _frozen(query):
        if not query:
            return immutabledict()
        frozen = {}
        items = query.items() if hasattr(query, "items") else query
        for key, value in items:
            if not isinstance(key, str):
                raise TypeError("Query dictionary keys must be strings")
            if isinstance(value, (list, tuple)):
                frozen[key] = tuple(value)
            elif isinstance(value, str):
                frozen[key] = value
            else:
                raise TypeError("Query dictionary values must be strings or sequences of "
                                "strings")
        return immutabledict(frozen)

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, **kw):
        parts = self._asdict()
        parts.update(kw)
        return tuple.__new__(URL, (parts[name] for name in self._fields))

    def set(self, drivername=None, username=None, password=None, host=None, port=None,
            database=None, query=None):
        changed = {key: value for key, value in (
            ("drivername", drivername), ("username", username), ("password", password),
            ("host", host), ("port", port), ("database", database), ("query", query))
            if value is not None}
        return URL.create(**{**self._asdict(), **changed})

    def update_query_string(self, query_string, append=False):
        return self.update_query_pairs(_parse_query(query_string).items(), append)

    def update_query_pairs(self, key_value_pairs, append=False):
        new = {}
        for key, value in key_value_pairs:
            value = tuple(value) if isinstance(value, (list, tuple)) else value
            if key in new:
                new[key] = _sequence(new[key]) + _sequence(value)
            else:
                new[key] = value
        merged = dict(self.query)
        for key, value in new.items():
            if append and key in merged:
                merged[key] = _sequence(merged[key]) + _sequence(value)
            else:
                merged[key] = value
        return self.set(query=merged)

    def update_query_dict(self, query_parameters, append=False):
        return self.update_query_pairs(query_parameters.items(), append)

    def difference_update_query(self, names):
        names = set(names)
        if not names & set(self.query):
            return self
        return self._replace(query=immutabledict(
            {key: value for key, value in self.query.items() if key not in names}))

    @property
    def normalized_query(self):
        return immutabledict({key: _sequence(value) for key, value in self.query.items()})

    def render_as_string(self, hide_password=True):
        text = self.drivername + "://"
        if self.username is not None:
            text += _quote(self.username)
            if self.password is not None:
                text += ":" + ("***" if hide_password else _quote(str(self.password)))
            text += "@"
        if self.host is not None:
            text += f"[{self.host}]" if ":" in self.host else self.host
        if self.port is not None:
            text += f":{self.port}"
        if self.database is not None:
            text += "/" + _quote(self.database, " +/:")
        if self.query:
            text += "?" + "&".join(
                f"{_quote_plus(key)}={_quote_plus(item)}"
                for key in sorted(self.query) for item in _sequence(self.query[key]))
        return text

    def __str__(self):
        return self.render_as_string()

    __repr__ = __str__

    def __to_string__(self, hide_password=True):
        return self.render_as_string(hide_password)

    def __hash__(self):
        return hash(self.render_as_string(False))

    def __eq__(self, other):
        return isinstance(other, URL) and tuple(self) == tuple(other)

    def __ne__(self, other):
        return not self == other

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return _restore, (tuple(self),)

    def get_backend_name(self):
        return self.drivername.partition("+")[0]

    def get_driver_name(self):
        return self.drivername.partition("+")[2] or self.get_dialect().driver

    def _get_entrypoint(self):
        return self.get_dialect()

    def get_dialect(self, _is_async=False):
        from .default import dialect_class

        name, _, driver = self.drivername.partition("+")
        try:
            return dialect_class(name, driver or None)
        except exc.NoSuchModuleError:
            spelled = self.drivername.replace("+", ".")
            raise exc.NoSuchModuleError(
                f"Can't load plugin: sqlalchemy.dialects:{spelled}") from None

    def translate_connect_args(self, names=None, **kw):
        if names is not None:
            kw.update(zip(("host", "database", "username", "password", "port"), names))
        found = {}
        for name in ("host", "database", "username", "password", "port"):
            value = getattr(self, name)
            if value:
                found[kw.get(name, name)] = value
        return found


def _restore(parts):
    return tuple.__new__(URL, parts)


def _sequence(value):
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)


def make_url(name_or_url):
    """A URL, from a URL or its text."""
    if isinstance(name_or_url, URL):
        return name_or_url
    if isinstance(name_or_url, str):
        return _parse(name_or_url)
    convert = getattr(name_or_url, "_sqla_url", None)
    if convert is not None:
        return convert()
    if hasattr(name_or_url, "unicode_string") or type(name_or_url).__module__.startswith(
            "pydantic"):
        # As SQLAlchemy: settings' URL objects have to be turned into text first.
        pass
    raise exc.ArgumentError(f"Expected string or URL object, got {name_or_url!r}")


def _parse(text):
    name, found, rest = text.partition("://")
    if not found or not name or not all(char.isalnum() or char in "_+" for char in name):
        raise exc.ArgumentError("Could not parse SQLAlchemy URL from given URL string")
    username, password, rest = _credentials(rest)
    query = {}
    rest, mark, query_text = rest.partition("?")
    if mark:
        query = _parse_query(query_text)
    address, slash, database = rest.partition("/")
    host, port = _address(address)
    return URL.create(
        name, None if username is None else _unquote(username),
        None if password is None else _unquote(password), host, port,
        _unquote(database) if slash else None, query)


def _credentials(rest):
    stop = len(rest)
    for mark in ":/":
        position = rest.find(mark)
        if position != -1:
            stop = min(stop, position)
    if rest[stop:stop + 1] == ":":
        at = rest.find("@", stop)
        if at != -1:
            return rest[:stop], rest[stop + 1:at], rest[at + 1:]
    at = rest.rfind("@", 0, stop)
    if at != -1:
        return rest[:at], None, rest[at + 1:]
    return None, None, rest


def _address(address):
    port = None
    if address.startswith("["):
        host, _, after = address[1:].partition("]")
        if after.startswith(":"):
            port = after[1:]
    else:
        host, colon, after = address.partition(":")
        if colon:
            port = after
    return host or None, int(port) if port else None
