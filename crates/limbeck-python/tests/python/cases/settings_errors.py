"""Settings that are missing, malformed or surplus."""

import enum
import os
import pathlib
import sys
import tempfile
from datetime import date, datetime, timedelta
from typing import Annotated, Any, ClassVar, Dict, List, Literal, Optional, Set, Tuple, Union
from uuid import UUID

from pydantic import (
    AliasChoices,
    AnyUrl,
    BaseModel,
    ConfigDict,
    Field,
    PositiveInt,
    PostgresDsn,
    PrivateAttr,
    RedisDsn,
    SecretStr,
    ValidationError,
    conint,
    constr,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict


def attempt(function):
    try:
        result = function()
        print("ok", result if isinstance(result, (str, int)) else repr(result))
    except ValidationError as error:
        print(error)
        print([(fault["type"], fault["loc"], fault["msg"]) for fault in error.errors()])
    except Exception as error:
        print(type(error).__name__, error)


def with_env(function, **variables):
    old = dict(os.environ)
    os.environ.clear()
    os.environ.update(variables)
    attempt(function)
    os.environ.clear()
    os.environ.update(old)


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Inner(BaseModel):
    host: str = "localhost"
    port: int
    tags: list[str] = []


class Plain(BaseSettings):
    name: str
    port: int = 5
    ratio: float = 0.5
    debug: bool = False


with_env(Plain)
with_env(Plain, NAME="x", PORT="7", RATIO="1.25", DEBUG="on")
with_env(Plain, name="x", port=" 8 ", debug="0")
with_env(Plain, NAME="x", PORT="seven", RATIO="much", DEBUG="maybe")
with_env(Plain, NAME="", PORT="")
with_env(lambda: Plain(name=5))
with_env(lambda: Plain(name="y", port=3.0, surplus=1), NAME="x")
with_env(lambda: Plain(name="y", port=3.5))


class Prefixed(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="APP_", case_sensitive=True, extra="ignore")
    name: str = "none"
    NUMBER: int = 1


with_env(Prefixed, APP_name="a", APP_NAME="b", APP_NUMBER="2", app_NUMBER="3")


class Various(BaseSettings):
    model_config = SettingsConfigDict(env_nested_delimiter="__")
    colour: Colour = Colour.RED
    level: Level = Level.LOW
    mode: Literal["a", "b", "c"] = "a"
    path: pathlib.Path = pathlib.Path("x")
    maybe: Optional[int] = None
    either: Union[int, str] = 0
    names: List[str] = ["d"]
    numbers: Set[int] = set()
    pair: Tuple[int, str] = (1, "x")
    table: Dict[str, int] = {}
    inner: Inner = Inner(port=1)
    day: date = date(2020, 1, 2)
    moment: Optional[datetime] = None
    wait: timedelta = timedelta(seconds=3)
    key: Optional[UUID] = None
    anything: Any = None
    constant: ClassVar[int] = 7
    _private: int = PrivateAttr(default=4)


with_env(Various)
with_env(lambda: Various().model_dump(mode="json"), COLOUR="blue", LEVEL="2", MODE="b", PATH="/tmp")
with_env(Various, COLOUR="green", LEVEL="9", MODE="z", MAYBE="x", EITHER="x")
with_env(Various, EITHER="12", NAMES='["a", "b"]', NUMBERS="[1, 2]", PAIR='[3, "y"]', TABLE='{"a": 1}')
with_env(Various, NAMES="a,b")
with_env(Various, NAMES='{"a": 1}')
with_env(Various, NUMBERS='["x", 1, "y"]', TABLE='{"a": "b"}')
with_env(Various, INNER='{"port": 5}')
with_env(Various, INNER__PORT="6", INNER__HOST="h", INNER__TAGS='["t"]')
with_env(Various, INNER='{"port": 5, "host": "q"}', INNER__PORT="6")
with_env(Various, INNER__HOST="h")
with_env(Various, DAY="2021-02-03", MOMENT="2021-02-03T04:05:06", WAIT="90", KEY="6ba7b810-9dad-11d1-80b4-00c04fd430c8")
with_env(lambda: (Various().constant, Various()._private))


class Aliased(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="P_", populate_by_name=True)
    url: str = Field(validation_alias=AliasChoices("DATABASE_URL", "DB_URL"))
    token: str = Field("t", alias="API_TOKEN")
    plain: int = Field(3, description="plain")
    made: list = Field(default_factory=list)


with_env(Aliased)
with_env(Aliased, DB_URL="x", API_TOKEN="y", P_plain="4")
with_env(Aliased, DATABASE_URL="w", DB_URL="x", token="z")
with_env(lambda: Aliased(url="k", token="l"))


class Checked(BaseSettings):
    model_config = SettingsConfigDict(extra="ignore")
    size: PositiveInt = 1
    port: conint(ge=1, le=65535) = 80
    code: constr(min_length=2, max_length=4, pattern="^[a-z]+$") = "ab"
    percent: Annotated[float, Field(gt=0, lt=100)] = 5.0
    words: str = "x"
    limit: int = 10

    @field_validator("words", mode="before")
    @classmethod
    def split(cls, value):
        if value == "bad":
            raise ValueError("bad words")
        return value.upper() if isinstance(value, str) else value

    @field_validator("limit")
    @classmethod
    def positive(cls, value, info):
        assert value > 0, f"{info.field_name} must be positive"
        return value * 2

    @model_validator(mode="before")
    @classmethod
    def rename(cls, data):
        return {("size" if key == "count" else key): value for key, value in data.items()}

    @model_validator(mode="after")
    def total(self):
        if self.size > 1000:
            raise ValueError("too many")
        return self


with_env(Checked)
with_env(Checked, SIZE="0", PORT="70000", CODE="A", PERCENT="100", WORDS="bad", LIMIT="-1")
with_env(Checked, CODE="abcde", LIMIT="4", WORDS="fine")
with_env(Checked, SIZE="1001")
with_env(lambda: Checked(count=3))


class Old(BaseSettings):
    database_url: str = Field(..., env="DB")
    debug: bool = False

    class Config:
        env_prefix = "OLD_"
        env_file = "nope.env"
        case_sensitive = False


with_env(Old, OLD_DATABASE_URL="x", OLD_DEBUG="1")


class Files(BaseSettings):
    model_config = SettingsConfigDict(env_file=(".env", ".env.local"), env_file_encoding="utf-8")
    a: str = "0"
    b: str = "0"
    secret: SecretStr = SecretStr("none")


class Lenient(Files):
    model_config = SettingsConfigDict(extra="ignore")


class Collecting(Files):
    model_config = SettingsConfigDict(extra="allow", env_prefix="X_")


with tempfile.TemporaryDirectory() as directory:
    os.chdir(directory)
    pathlib.Path(".env").write_text("a=1\nb=1\nSECRET=s3cret\n")
    pathlib.Path(".env.local").write_text("B=2\n")
    with_env(Files)
    with_env(Files, A="env")
    with_env(lambda: Files(a="init"), A="env")
    with_env(lambda: Files(_env_file=None))
    with_env(lambda: Files(_env_file=".env.local"))
    with_env(lambda: Files().secret.get_secret_value())
    pathlib.Path(".env").write_text("a=1\nother=5\n")
    with_env(Lenient)
    with_env(Collecting)
    with_env(Files)
    os.makedirs("secrets")
    pathlib.Path("secrets/a").write_text("from-secret\n")
    with_env(lambda: Lenient(_secrets_dir="secrets", _env_file=None))
    os.chdir("/")


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)
    a: int


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", validate_assignment=True)
    a: int
    b: Optional["Strict"] = None


attempt(lambda: hash(Frozen(a=1)) == hash(Frozen(a=1)))
attempt(lambda: setattr(Frozen(a=1), "a", 2))
attempt(lambda: Strict(a="1", c=2))
attempt(lambda: Strict(a=1, b={"a": "x"}))
attempt(lambda: Strict(a=1, b={"a": 2}).model_dump())
attempt(lambda: Strict(a=1, b=5))
attempt(lambda: setattr(Strict(a=1), "a", "x"))
attempt(lambda: setattr(Strict(a=1), "zzz", "x"))
attempt(lambda: Strict(a=1).model_copy(update={"a": 3}))
attempt(lambda: Strict.model_validate({"a": 4}) == Strict(a=4))
attempt(lambda: Strict.model_validate_json('{"a": 4}').model_dump_json())
attempt(lambda: Strict.model_validate(5))
attempt(lambda: sorted(Strict.model_fields))
attempt(lambda: Strict(a=1).nothing)


class Database(BaseSettings):
    model_config = SettingsConfigDict(extra="ignore")
    url: PostgresDsn = "postgresql://u:p@h/d"
    cache: RedisDsn = "redis://"
    site: Optional[AnyUrl] = None


with_env(Database)
with_env(Database, URL="mysql://h/d", CACHE="http://x", SITE="nonsense")
with_env(lambda: str(Database().url).replace("postgresql://", "postgresql+asyncpg://"))
sys.stdout.flush()
