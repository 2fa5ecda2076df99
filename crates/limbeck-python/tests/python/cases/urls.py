"""URL types of pydantic."""

import sys

from pydantic import (
    AnyHttpUrl,
    AnyUrl,
    HttpUrl,
    MySQLDsn,
    PostgresDsn,
    RedisDsn,
    SecretBytes,
    SecretStr,
    TypeAdapter,
)
from pydantic_core import MultiHostUrl


def attempt(function):
    try:
        result = function()
        print(ascii(result), "|", ascii(str(result)))
    except Exception as error:
        kind = [fault["type"] for fault in error.errors()] if hasattr(error, "errors") else ""
        print(type(error).__name__, kind, ascii(str(error)) if not kind else error.errors()[0]["msg"])


for parts in (
    dict(scheme="postgresql", username="u", password="p", host="h", port=5432, path="db"),
    dict(scheme="postgresql", username="u", password="p@ss:w/%rd", host="h", port=5432, path="db"),
    dict(scheme="postgresql", username="u@x", password="p", host="h", path="/db"),
    dict(scheme="postgresql+asyncpg", username="u", password="p", host="h", path="d b?x#y"),
    dict(scheme="postgresql+asyncpg", username="u", password="p", host="h", path="d", query="a=b&c=d e"),
    dict(scheme="postgresql+asyncpg", username="u", password="", host="h", path=""),
    dict(scheme="postgresql+asyncpg", host="", path="db"),
    dict(scheme="postgresql+asyncpg", host="localhost", port="5432", path=None),
    dict(scheme="foo", host="localhost"),
    dict(scheme="postgresql", hosts=[{"host": "a", "port": 1}, {"host": "b"}], path="db"),
):
    attempt(lambda: PostgresDsn.build(**parts))
    attempt(lambda: MultiHostUrl.build(**parts))

for text in (
    "http://Example.COM:80/a b?x=\u00fc", "http://x.com", "https://h:443/x", "x", "", "http://",
    "sqlite:///x.db", "sqlite+aiosqlite:///./x.db", "sqlite:////x.db", "sqlite://", "redis://h:6379/1",
    "http://u:p@h:81/a/../b?q=1#f", "postgres://u%40:p%2F@h/db", "postgresql://u:p@[::1]:5/db",
    "mysql+pymysql://u@h/x", "mailto:a@b", "postgresql://h:99999/d", "POSTGRESQL://U:P@HOST/Db",
):  # fmt: skip
    attempt(lambda: AnyUrl(text))
    for kind in (HttpUrl, PostgresDsn, MySQLDsn, RedisDsn, AnyHttpUrl):
        attempt(lambda: kind(text))

url = PostgresDsn("postgresql+asyncpg://u:p%40@h:5432/db?x=y&z#f")
for name in ("scheme", "path", "query", "fragment"):
    attempt(lambda: getattr(url, name))
attempt(lambda: url.hosts())
attempt(lambda: url.unicode_string())
attempt(lambda: url.query_params())
attempt(lambda: url == PostgresDsn(str(url)))
attempt(lambda: PostgresDsn("postgresql://h1,u:p@h2:2/db").hosts())
url = AnyUrl("http://u:p@h:81/a/b?q=1#f")
for name in ("scheme", "username", "password", "host", "port", "path", "query", "fragment"):
    attempt(lambda: getattr(url, name))
attempt(lambda: TypeAdapter(HttpUrl).validate_python(5))
attempt(lambda: TypeAdapter(PostgresDsn).validate_python("postgresql://u:p a@h/d b"))
for secret in (SecretStr("x"), SecretStr(""), SecretBytes(b"a")):
    attempt(lambda: secret)
    attempt(lambda: secret.get_secret_value())
    attempt(lambda: len(secret))
attempt(lambda: SecretStr("a") == SecretStr("a"))
sys.stdout.flush()
