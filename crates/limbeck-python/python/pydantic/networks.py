"""URL types."""

from pydantic_core import MultiHostUrl, Url, ValidationError
from pydantic_core._errors import Fault, Invalid
from pydantic_core._url import _UrlText, parse


class UrlConstraints:
    """What a URL type demands and supplies."""

    def __init__(
        self,
        max_length=None,
        allowed_schemes=None,
        host_required=None,
        default_host=None,
        default_port=None,
        default_path=None,
    ):
        self.max_length = max_length
        self.allowed_schemes = allowed_schemes
        self.host_required = host_required
        self.default_host = default_host
        self.default_port = default_port
        self.default_path = default_path


class _Constrained:
    _constraints = UrlConstraints()
    _title = "function-wrap[wrap_val()]"

    def __init__(self, url):
        try:
            self._url = self._checked(url)
        except Invalid as error:
            raise ValidationError(self._title, error.faults) from None

    @classmethod
    def _limbeck_validate(cls, value):
        """The value as a URL of this type."""
        if type(value) is cls:
            return value
        if not isinstance(value, (str, _UrlText)):
            raise Invalid(Fault("url_type", "URL input should be a string or URL", value))
        url = cls.__new__(cls)
        url._url = cls._checked(value)
        return url

    @classmethod
    def _checked(cls, value):
        rules = cls._constraints
        text = str(value)
        if rules.max_length is not None and len(text) > rules.max_length:
            message = f"URL should have at most {rules.max_length} characters"
            raise Invalid(Fault("url_too_long", message, value))
        url = parse(text, cls._several)
        if rules.allowed_schemes and url.scheme not in rules.allowed_schemes:
            quoted = [repr(scheme) for scheme in rules.allowed_schemes]
            names = quoted[0]
            if len(quoted) > 1:
                names = f"{', '.join(quoted[:-1])} or {quoted[-1]}"
            raise Invalid(Fault("url_scheme", f"URL scheme should be {names}", value))
        first = url.hosts[0] if url.hosts else None
        if first is not None and first.host is None and rules.default_host:
            first.host = rules.default_host
        if rules.host_required and (first is None or first.host is None):
            reason = "empty host"
            raise Invalid(
                Fault("url_parsing", f"Input should be a valid URL, {reason}", value, (), {"error": reason})
            )
        if first is not None and first.port is None and rules.default_port:
            first.port = rules.default_port
        if url.path in (None, "/") and rules.default_path:
            url.path = rules.default_path
        return url


class AnyUrl(_Constrained, Url):
    """Any URL."""


class AnyHttpUrl(AnyUrl):
    """`http` or `https`."""

    _constraints = UrlConstraints(allowed_schemes=["http", "https"])


class HttpUrl(AnyUrl):
    """`http` or `https`, of at most 2083 characters."""

    _constraints = UrlConstraints(max_length=2083, allowed_schemes=["http", "https"])


class AnyWebsocketUrl(AnyUrl):
    """`ws` or `wss`."""

    _constraints = UrlConstraints(allowed_schemes=["ws", "wss"])


class FileUrl(AnyUrl):
    """`file`."""

    _constraints = UrlConstraints(allowed_schemes=["file"])


class FtpUrl(AnyUrl):
    """`ftp`."""

    _constraints = UrlConstraints(allowed_schemes=["ftp"])


class _AnyMultiHostUrl(_Constrained, MultiHostUrl):
    pass


class PostgresDsn(_AnyMultiHostUrl):
    """A PostgreSQL database."""

    _constraints = UrlConstraints(
        host_required=True,
        allowed_schemes=[
            "postgres",
            "postgresql",
            "postgresql+asyncpg",
            "postgresql+pg8000",
            "postgresql+psycopg",
            "postgresql+psycopg2",
            "postgresql+psycopg2cffi",
            "postgresql+py-postgresql",
            "postgresql+pygresql",
        ],
    )


class CockroachDsn(AnyUrl):
    """A CockroachDB database."""

    _constraints = UrlConstraints(
        host_required=True,
        allowed_schemes=["cockroachdb", "cockroachdb+psycopg2", "cockroachdb+asyncpg"],
    )


class MySQLDsn(AnyUrl):
    """A MySQL database."""

    _constraints = UrlConstraints(
        allowed_schemes=[
            "mysql",
            "mysql+mysqlconnector",
            "mysql+aiomysql",
            "mysql+asyncmy",
            "mysql+mysqldb",
            "mysql+pymysql",
            "mysql+cymysql",
            "mysql+pyodbc",
        ],
        default_port=3306,
        host_required=True,
    )


class MariaDBDsn(AnyUrl):
    """A MariaDB database."""

    _constraints = UrlConstraints(
        allowed_schemes=["mariadb", "mariadb+mariadbconnector", "mariadb+pymysql"],
        default_port=3306,
    )


class RedisDsn(AnyUrl):
    """A Redis database."""

    _constraints = UrlConstraints(
        allowed_schemes=["redis", "rediss"],
        default_host="localhost",
        default_port=6379,
        default_path="/0",
        host_required=True,
    )


class AmqpDsn(AnyUrl):
    """A message broker."""

    _constraints = UrlConstraints(allowed_schemes=["amqp", "amqps"])


class MongoDsn(_AnyMultiHostUrl):
    """A MongoDB database."""

    _constraints = UrlConstraints(allowed_schemes=["mongodb", "mongodb+srv"], default_port=27017)


class KafkaDsn(AnyUrl):
    """A Kafka broker."""

    _constraints = UrlConstraints(
        allowed_schemes=["kafka"], default_host="localhost", default_port=9092
    )


class NatsDsn(_AnyMultiHostUrl):
    """A NATS server."""

    _constraints = UrlConstraints(
        allowed_schemes=["nats", "tls", "ws", "wss"], default_host="localhost", default_port=4222
    )


class ClickHouseDsn(AnyUrl):
    """A ClickHouse database."""

    _constraints = UrlConstraints(
        allowed_schemes=[
            "clickhouse+native",
            "clickhouse+asynch",
            "clickhouse+http",
            "clickhouse",
            "clickhouses",
            "clickhousedb",
        ],
        default_host="localhost",
        default_port=9000,
    )


class SnowflakeDsn(AnyUrl):
    """A Snowflake database."""

    _constraints = UrlConstraints(allowed_schemes=["snowflake"], host_required=True)


class EmailStr(str):
    """An e-mail address, kept as text."""

    @classmethod
    def _limbeck_validate(cls, value):
        if not isinstance(value, str):
            raise Invalid(Fault("string_type", "Input should be a valid string", value))
        local, at, domain = value.strip().rpartition("@")
        if not at:
            reason = "An email address must have an @-sign."
        elif not local:
            reason = "There must be something before the @-sign."
        elif not domain:
            reason = "There must be something after the @-sign."
        elif "." not in domain or domain.endswith("."):
            reason = "The part after the @-sign is not valid. It should have a period."
        else:
            return f"{local}@{domain.lower()}"
        raise Invalid(
            Fault("value_error", f"value is not a valid email address: {reason}", value)
        )


class NameEmail(EmailStr):
    """An e-mail address with a name."""


class IPvAnyAddress:
    """An IP address."""

    def __new__(cls, value):
        import ipaddress

        return ipaddress.ip_address(value)

    @classmethod
    def _limbeck_validate(cls, value):
        try:
            return cls(value)
        except ValueError:
            message = "value is not a valid IPv4 or IPv6 address"
            raise Invalid(Fault("ip_any_address", message, value)) from None
