"""Settings through decouple, environs and starlette."""

import datetime
import enum
import os
import pathlib
import sys
import tempfile

import decouple
from environs import Env
from starlette.config import Config
from starlette.datastructures import CommaSeparatedStrings, Secret


def attempt(function):
    try:
        print("ok", repr(function()))
    except Exception as error:
        text = str(error)
        print(type(error).__name__, text)


class Level(enum.Enum):
    LOW = "l"
    HIGH = "h"


os.environ.clear()
os.environ.update(
    NAME="x", NUMBER="7", FLAG="yes", OFF="no", EMPTY="", LIST="a, b ,c", NUMBERS="1,2,3",
    PAIRS="a=1,b=2", JSON='{"a": [1]}', RATIO="1.5", DAY="2020-01-02", BAD="maybe", LEVEL="HIGH",
    WAIT="90", APP_NAME="prefixed", QUOTED="'a, b', c", UUID="6ba7b810-9dad-11d1-80b4-00c04fd430c8",
)  # fmt: skip

with tempfile.TemporaryDirectory() as directory:
    os.chdir(directory)
    pathlib.Path(".env").write_text(
        "# comment\nFILE_NAME = from-file\nNAME=ignored\nQ='quoted value'\nD=\"double\"\nodd line\nE=a=b\n"
    )
    pathlib.Path("settings.ini").write_text("[settings]\nINI_NAME=from-ini\nPERCENT=50%%\n")
    config = decouple.AutoConfig(search_path=directory)
    for arguments in (
        ("NAME",), ("INI_NAME",), ("PERCENT",), ("NOPE",), ("NOPE", "d"), ("NUMBER", 1, int),
        ("FLAG", False, bool), ("OFF", True, bool), ("EMPTY", True, bool), ("BAD", True, bool),
        ("LIST", "", decouple.Csv()), ("NUMBERS", "", decouple.Csv(int)), ("NOPE", "", decouple.Csv()),
        ("QUOTED", "", decouple.Csv()), ("NAME", "", decouple.Choices(["x", "y"])),
        ("LIST", "", decouple.Csv(post_process=tuple)), ("NOPE", None), ("NOPE", None, bool),
        ("NAME", "", decouple.Choices(["y"])),
    ):  # fmt: skip
        attempt(lambda: config(*arguments))
    attempt(lambda: config("NUMBER", cast=int))
    attempt(lambda: config("NUMBER", default="9", cast=float))
    os.remove("settings.ini")
    config = decouple.Config(decouple.RepositoryEnv(".env"))
    for name in ("FILE_NAME", "NAME", "Q", "D", "E", "odd line"):
        attempt(lambda: config(name))
        attempt(lambda: config.get(name, default="z"))

    env = Env()
    for method, arguments, options in (
        ("str", ("NAME",), {}), ("str", ("NOPE",), {}), ("str", ("NOPE", "d"), {}), ("str", ("NOPE", None), {}),
        ("int", ("NUMBER",), {}), ("int", ("NAME",), {}), ("bool", ("FLAG",), {}), ("bool", ("OFF",), {}),
        ("bool", ("BAD",), {}), ("float", ("RATIO",), {}), ("list", ("LIST",), {}),
        ("list", ("NUMBERS",), {"subcast": int}), ("dict", ("PAIRS",), {}), ("json", ("JSON",), {}),
        ("date", ("DAY",), {}), ("list", ("NOPE",), {}), ("list", ("NOPE", []), {}), ("decimal", ("RATIO",), {}),
        ("path", ("NAME",), {}), ("timedelta", ("WAIT",), {}), ("uuid", ("UUID",), {}), ("int", ("NOPE", 5), {}),
        ("dict", ("PAIRS",), {"subcast_values": int}), ("bool", ("NOPE", False), {}), ("list", ("EMPTY",), {}),
    ):  # fmt: skip
        attempt(lambda: getattr(env, method)(*arguments, **options))
    attempt(lambda: env("NAME"))
    attempt(lambda: env.enum("LEVEL", enum=Level))
    with env.prefixed("APP_"):
        attempt(lambda: env.str("NAME"))
        attempt(lambda: env.str("NOPE"))
    attempt(lambda: env.read_env(os.path.join(directory, ".env"), recurse=False))
    attempt(lambda: env("FILE_NAME"))
    os.environ.pop("FILE_NAME", None)

    config = Config(".env")
    for name, cast, default in (
        ("NAME", str, "d"), ("FILE_NAME", None, "d"), ("NOPE", None, "d"), ("NUMBER", int, 1),
        ("FLAG", bool, True), ("NOPE", bool, "true"), ("NOPE", bool, False), ("NAME", int, 1), ("Q", None, 1), ("NOPE", int, "5"),
        ("NOPE", Secret, "hidden"), ("LIST", CommaSeparatedStrings, ""), ("NOPE", str, None),
    ):  # fmt: skip
        attempt(lambda: config(name, cast=cast, default=default))
    attempt(lambda: config("NOPE"))
    attempt(lambda: str(config("NAME", cast=Secret)))
    attempt(lambda: list(config("QUOTED", cast=CommaSeparatedStrings)))
    attempt(lambda: str(CommaSeparatedStrings("a, b")))
    os.chdir("/")
sys.stdout.flush()
