"""How `.env` text is read."""

import io
import os
import sys
import tempfile

from dotenv import dotenv_values, find_dotenv, get_key, load_dotenv, set_key, unset_key

os.environ.clear()
os.environ.update(HOME="at home", EMPTY="", b="from-environment")

TEXTS = [
    "", "a", "a=", "a=b", "a=b\n", " a=b", "a =b", "a= b", "a=b ", "a = b", "export a=b",
    "export  a=b", "export\ta=b", "exporta=b", "export=b", " export a=b", "a=b c", "a=b  c ",
    "a='b'", 'a="b"', "a='b c' ", "a=\"b\" c", "a='b", 'a="b', "a='b\\'c'", 'a="b\\"c"',
    "a='b\\nc'", 'a="b\\nc"', 'a="b\\tc\\\\d"', "a='b\\\\c'", 'a="\\u1234"', "a=\\n",
    "a='b\nc'", 'a="b\nc"', "a=b\nc=d", "a=b\r\nc=d", "a=b\rc=d", "a=b\n\nc=d", "\n\na=b",
    "# x", "#a=b\nc=d", "a=b#c", "a=b #c", "a=b\t#c", "a= #c", "a=#c", "a='b'#c", "a='b' # c",
    'a="b#c"', "a b=c", "a.b=c", "a-b=c", "'a'=b", "'a b'=c", "'a", "''=b", "=b", "a==b",
    "a=b=c", "a\nb", "a # c", "a#c=d", "a\nb=c", "good=1\nbad line\nalso=2", "a=é", "é=a",
    "a=${HOME}", "a=${NOPE}", "a=${NOPE:-x}", "a=${EMPTY:-x}", "a=${HOME:-x}", "a=$HOME",
    "a=x${HOME}y${NOPE:-z}w", "a='${HOME}'", 'a="${HOME}"', "b=1\na=${b}", "a=${a}", "a=${",
    "a=${HOME", "a=${HOME}}", "a=${:-x}", "a=${HOME:x}", "a=${NOPE:-${HOME}}", "a=${NOPE:-}",
    "a=1\na=${a}2", "a=${c}\nc=2", "a=${x y:-1}", "a=b\\", "a=\"b\\\"", "a='\\'", "a='b'c'd'",
    "a=\"a\nb\"\nc=d", "a=b\x0bc=d", "a=\u00a0b", "a = 'b' \nc = \"d\" # e",
    "DATABASE_URL=postgresql+asyncpg://u:p%40@h:5432/d?ssl=require  # main",
    "export A='1'\nexport B=\"${A}2\"\nC=${B}3\n",
]

for text in TEXTS:
    values = dotenv_values(stream=io.StringIO(text))
    raw = dotenv_values(stream=io.StringIO(text), interpolate=False)
    print(ascii(text), ascii(dict(values)), ascii(dict(raw)) if dict(raw) != dict(values) else "")

for override in (False, True):
    os.environ["b"] = "from-environment"
    os.environ.pop("fresh", None)
    done = load_dotenv(stream=io.StringIO("b=1\nfresh=${b}\nnone\n"), override=override)
    print(override, done, os.environ["b"], os.environ["fresh"], "none" in os.environ)
print(load_dotenv(stream=io.StringIO("")))
os.environ["PYTHON_DOTENV_DISABLED"] = "true"
print(load_dotenv(stream=io.StringIO("q=1")), "q" in os.environ)
del os.environ["PYTHON_DOTENV_DISABLED"]

with tempfile.TemporaryDirectory() as directory:
    os.chdir(directory)
    path = os.path.join(directory, ".env")
    print(repr(find_dotenv(usecwd=True)))
    try:
        find_dotenv("no-such-file", raise_error_if_not_found=True, usecwd=True)
    except OSError as error:
        print(type(error).__name__, error)
    print(load_dotenv(path))
    steps = [
        ("a", "b", "always", False), ("c", "d e", "auto", True), ("c", "x", "auto", False),
        ("a", "it's", "always", False), ("z", "", "never", False), ("n", "x y", "never", True),
    ]
    for key, value, mode, export in steps:
        print(set_key(path, key, value, quote_mode=mode, export=export))
        with open(path) as file:
            print(repr(file.read()))
    print(get_key(path, "a"), unset_key(path, "a"))
    with open(path, "a") as file:
        file.write("last=1")
    print(set_key(path, "more", "1"))
    with open(path) as file:
        print(repr(file.read()))
    os.makedirs("x/y")
    os.chdir("x/y")
    print(find_dotenv(usecwd=True) == os.path.realpath(path))
    with open(path, "wb") as file:
        file.write(b"latin=\xe9\r\nnext=2\r\n")
    print(ascii(dict(dotenv_values(path, encoding="latin-1"))))
    os.chdir("/")
sys.stdout.flush()
