"""URLs, parsed and normalised as the WHATWG URL standard says."""

from pydantic_core._errors import Fault, Invalid, ValidationError

_DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21}
_FRAGMENT = ' "<>`'
_QUERY = ' "#<>'
_PATH = _QUERY + "?`{}"
_USER = _PATH + "/:;=@[\\]^|"
_HEX = "0123456789abcdefABCDEF"


def _encode(text, reserved):
    if text is None or (text.isascii() and text.isprintable() and not any(c in reserved for c in text)):
        return text
    pieces = []
    for letter in text:
        if letter in reserved or not 0x20 <= ord(letter) < 0x7F:
            pieces.extend(f"%{byte:02X}" for byte in letter.encode())
        else:
            pieces.append(letter)
    return "".join(pieces)


def _fault(reason, text):
    return Invalid(Fault("url_parsing", f"Input should be a valid URL, {reason}", text, (), {"error": reason}))


class ParsedHost:
    """Name and port of a server, and who logs in there."""

    __slots__ = ("host", "password", "port", "username")

    def __init__(self, username, password, host, port):
        self.username, self.password, self.host, self.port = username, password, host, port

    def as_dict(self):
        """As `hosts()` shows it."""
        return {
            "username": self.username,
            "password": self.password,
            "host": self.host,
            "port": self.port,
        }

    def text(self):
        """As it stands in the URL."""
        user = self.username or ""
        if self.password is not None:
            user += ":" + self.password
        if user:
            user += "@"
        return f"{user}{self.host or ''}{'' if self.port is None else f':{self.port}'}"


class ParsedUrl:
    """The parts of a URL."""

    __slots__ = ("fragment", "has_authority", "hosts", "path", "query", "scheme")

    def text(self):
        """The whole."""
        authority = "//" + ",".join(host.text() for host in self.hosts) if self.has_authority else ""
        query = "" if self.query is None else "?" + self.query
        fragment = "" if self.fragment is None else "#" + self.fragment
        return f"{self.scheme}:{authority}{self.path or ''}{query}{fragment}"


def parse(text, several_hosts):
    """The parts of a URL, normalised."""
    original = text
    text = text.strip()
    if not text:
        raise _fault("input is empty", original)
    scheme, colon, rest = text.partition(":")
    if not colon or not scheme[:1].isalpha() or not all(c.isalnum() or c in "+-." for c in scheme):
        raise _fault("relative URL without a base", original)
    url = ParsedUrl()
    url.scheme = scheme.lower()
    is_special = url.scheme in _DEFAULT_PORTS
    rest, mark, fragment = rest.partition("#")
    url.fragment = _encode(fragment, _FRAGMENT) if mark else None
    rest, mark, query = rest.partition("?")
    url.query = _encode(query, _QUERY + ("'" if is_special else "")) if mark else None
    url.has_authority = rest.startswith("//") or is_special
    if not url.has_authority:
        url.hosts, url.path = [], _encode(rest, _PATH) or None
        return url
    rest = rest.lstrip("/") if is_special else rest[2:]
    authority, slash, path = rest.partition("/")
    url.path = _normalised_path(slash + path, is_special)
    user, at, servers = authority.rpartition("@")
    if several_hosts and at and "," in user:
        names = authority.split(",")
    elif several_hosts and "," in servers:
        names = servers.split(",")
        names[0] = user + at + names[0]
    else:
        names = [authority]
    url.hosts = [_host(name, url.scheme, is_special, original) for name in names]
    return url


def _host(text, scheme, is_special, original):
    user, at, server = text.rpartition("@")
    username = password = None
    if at:
        name, colon, secret = user.partition(":")
        username = _encode(name, _USER) or None
        password = _encode(secret, _USER) if colon and secret else None
    host, port = server, None
    bracket = server.rfind("]")
    colon = server.rfind(":")
    if colon > bracket:
        host, digits = server[:colon], server[colon + 1 :]
        if digits:
            if not digits.isdigit() or int(digits) > 0xFFFF:
                raise _fault("invalid port number", original)
            port = int(digits)
    if not host and (is_special or at or port is not None):
        raise _fault("empty host", original)
    if is_special:
        host = host.lower()
        if port == _DEFAULT_PORTS[scheme]:
            port = None
    return ParsedHost(username, password, _encode(host, ' "<>`') or None, port)


def _normalised_path(path, is_special):
    if not path:
        return "/" if is_special else None
    segments = []
    parts = path[1:].split("/")
    for place, part in enumerate(parts):
        is_last = place == len(parts) - 1
        if part in (".", "%2e"):
            if is_last:
                segments.append("")
        elif part in ("..", ".%2e", "%2e."):
            if segments:
                segments.pop()
            if is_last:
                segments.append("")
        else:
            segments.append(part)
    return "/" + _encode("/".join(segments), _PATH)


def compose(scheme, hosts, path, query, fragment):
    """The text of a URL made of parts."""
    servers = []
    for host in hosts:
        user = host.get("username") or ""
        if host.get("password") is not None:
            user += ":" + host["password"]
        port = host.get("port")
        if port is not None and not isinstance(port, int):
            raise TypeError(f"{type(port).__name__!r} object cannot be interpreted as an integer")
        servers.append(
            (user + "@" if user else "")
            + (host.get("host") or "")
            + ("" if port is None else f":{port}")
        )
    text = f"{scheme}://{','.join(servers)}"
    if path is not None:
        text += "/" + path
    if query is not None:
        text += "?" + query
    if fragment is not None:
        text += "#" + fragment
    return text


class _UrlText:
    _title = "url"
    _several = False

    def __init__(self, url):
        try:
            self._url = parse(str(url), self._several)
        except Invalid as error:
            raise ValidationError(self._title, error.faults) from None

    @property
    def scheme(self):
        """The scheme, in lower case."""
        return self._url.scheme

    @property
    def path(self):
        """The path with its first slash."""
        return self._url.path

    @property
    def query(self):
        """The query without its question mark."""
        return self._url.query

    @property
    def fragment(self):
        """The fragment without its hash."""
        return self._url.fragment

    def query_params(self):
        """Names and values of the query."""
        if self._url.query is None:
            return []
        pairs = (part.partition("=") for part in self._url.query.split("&") if part)
        return [(_decode(name), _decode(value)) for name, _, value in pairs]

    def unicode_string(self):
        """The URL."""
        return self._url.text()

    encoded_string = unicode_string

    def __str__(self):
        return self._url.text()

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __eq__(self, other):
        return type(other) is type(self) and str(self) == str(other)

    def __lt__(self, other):
        return str(self) < str(other)

    def __hash__(self):
        return hash(str(self))

    def __len__(self):
        return len(str(self))

    def __deepcopy__(self, memo):
        return self


def _decode(text):
    data = bytearray()
    raw = text.replace("+", " ").encode()
    place = 0
    while place < len(raw):
        digits = raw[place + 1 : place + 3].decode("latin-1")
        if raw[place] == 0x25 and len(digits) == 2 and all(c in _HEX for c in digits):
            data.append(int(digits, 16))
            place += 3
        else:
            data.append(raw[place])
            place += 1
    return data.decode(errors="replace")


class Url(_UrlText):
    """A URL with one host."""

    @property
    def _first(self):
        return self._url.hosts[0] if self._url.hosts else ParsedHost(None, None, None, None)

    @property
    def username(self):
        """The user."""
        return self._first.username

    @property
    def password(self):
        """The password."""
        return self._first.password

    @property
    def host(self):
        """The server."""
        return self._first.host

    def unicode_host(self):
        """The server."""
        return self._first.host

    @property
    def port(self):
        """The port, given or implied by the scheme."""
        port = self._first.port
        return _DEFAULT_PORTS.get(self.scheme) if port is None else port

    @classmethod
    def build(
        cls,
        *,
        scheme,
        username=None,
        password=None,
        host,
        port=None,
        path=None,
        query=None,
        fragment=None,
    ):
        """A URL from its parts."""
        server = {"username": username, "password": password, "host": host, "port": port}
        return cls(compose(scheme, [server], path, query, fragment))


class MultiHostUrl(_UrlText):
    """A URL that may have several hosts."""

    _title = "multi-host-url"
    _several = True

    def hosts(self):
        """The hosts as dictionaries."""
        return [host.as_dict() for host in self._url.hosts]

    @classmethod
    def build(
        cls,
        *,
        scheme,
        hosts=None,
        username=None,
        password=None,
        host=None,
        port=None,
        path=None,
        query=None,
        fragment=None,
    ):
        """A URL from its parts."""
        if hosts is None:
            hosts = [{"username": username, "password": password, "host": host, "port": port}]
        return cls(compose(scheme, hosts, path, query, fragment))
