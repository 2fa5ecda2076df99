"""Records how Python's ConfigParser reads INI files.

    python ini.py > ../data/ini.json
"""

import configparser
import io
import json
import random

WRITTEN = [
    "[alembic]\nscript_location = %(here)s/migrations\nPrepend_Sys_Path = .\n",
    "[DEFAULT]\na = 1\nb = %(a)s/%(here)s\n[alembic]\nc = %(b)s\nA = 2\n",
    "[alembic]\nlist =\n  one\n\n  two\n# comment\n  three\n\n\nnext = x\n",
    "[alembic]\nurl = sqlite:///a.db # not a comment\nother = a ; b\n; comment\n   # indented comment\n",
    "[alembic]\ntemplate = %%(rev)s_%%(slug)s\npercent = 100%%\n",
    "[alembic]\nbad = 100%\n",
    "[alembic]\nbad = %(nope)s\n",
    "[alembic]\nbad = %(rev)d\n",
    "[alembic]\nbad = %(unclosed\n",
    "[alembic]\nbad = %()s\n",
    "[alembic]\na = %(b)s\nb = %(a)s\n",
    "[alembic]\n" + "".join(f"a{n} = %(a{n + 1})s\n" for n in range(9)) + "a9 = %%end\n",
    "[alembic]\n" + "".join(f"a{n} = %(a{n + 1})s\n" for n in range(11)) + "a11 = %%end\n",
    "a = 1\n",
    "\n\n  a = 1\n[x]\n",
    "[alembic]\na = 1\na = 2\n",
    "[alembic]\na = 1\nA : 2\n",
    "[alembic]\na = 1\n[alembic]\nb = 2\n",
    "[DEFAULT]\na = 1\n[DEFAULT]\nb = 2\n[x]\n",
    "[DEFAULT]\na = 1\n[DEFAULT]\na = 2\n",
    "[alembic]\nno delimiter here\nanother\nok = 1\n",
    "[alembic]\n= value\n",
    "[alembic]\n: value\nx = 1\n",
    "[alembic]\nempty =\nalso:\n",
    "[alembic]\na=b=c:d\nb:c=d\n  key with spaces = v\n",
    "[a]b] trailing\nx = 1\n",
    "[]\nx = 1\n",
    "[ spaced ]\nx = 1\n",
    "[alembic\nx = 1\n",
    "  [indented]\n  a = 1\n   b = 2\n  c = 3\n",
    "[alembic]\na = 1\n  [not a header]\nb = 2\n",
    "[alembic]\r\na = 1\r\n  two\r\nb = 2\r\n",
    "[alembic]\na = 1\rb = 2\r",
    "[alembic]\n\ta = 1\n\t\tcontinued\n\tb = 2\n",
    "[alembic]\nrem x = 1\nREM = 2\n",
    "[alembic]\nünïcode = é\nÄ = 1\nä2 = 2\n",
    "\ufeff[alembic]\na = 1\n",
    "[alembic]\n[empty]\n[alembic2]\n",
    "",
    "\n# only a comment\n",
    "[alembic]\nsqlalchemy.url = postgresql://u:p%%40ss@h/d?x=1:2\n[post_write_hooks]\nhooks = black\n"
    "black.options = -l 79 REVISION_SCRIPT_FILENAME\n",
    "[alembic]\na = x\n \n  y\n\nb = 1\n",
    "[alembic]\na =\n    \n    # c\n    v\n",
    "[alembic]\n  # comment before\n  a = 1\n b = 2\n",
    "[x]\na = 1\n[DEFAULT]\nhere = /other\n",
    "[x]\nb = %(A)s%(a)s\na = v\n",
]

PIECES = [
    "[alembic]", "[DEFAULT]", "[other]", "[al]em]", "[", "]", "=", ":", " = ", "a", "b", "A",
    "name", "%(a)s", "%(b)s", "%(here)s", "%(nope)s", "%%", "%", "%(", "#", ";", " ", "  ", "\t",
    "\n", "\n", "\n", "\n", "\n  ", "\na = ", "\nb : ", "\nname=", "é", "\n\n", "\r\n", "\n[x]\n",
]


def generated(count):
    source = random.Random(20)
    for _ in range(count):
        start = "[alembic]\n" if source.random() < 0.8 else ""
        yield start + "".join(source.choice(PIECES) for _ in range(source.randrange(25)))


def failure(error):
    return {"class": type(error).__name__, "message": str(error)}


def record(text):
    parser = configparser.ConfigParser({"here": "/project"})
    case = {"text": text}
    try:
        parser.read_file(io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"), "alembic.ini")
    except Exception as error:
        return case | {"error": failure(error)}
    sections = {"DEFAULT": parser.defaults()}
    for name in parser.sections():
        sections[name] = {}
        for option in parser.options(name):
            try:
                sections[name][option] = parser.get(name, option)
            except Exception as error:
                sections[name][option] = failure(error)
    return case | {"sections": sections}


SET = ["plain", "50%", "50%%", "%(here)s", "%(a)s%", "p%40ss", "%%(x)s", "é%%é%", "%(a)d", "%%%"]


def record_set(value):
    parser = configparser.ConfigParser({"here": "/project"})
    parser.read_string("[alembic]\n")
    case = {"value": value}
    try:
        parser.set("alembic", "x", value)
        return case | {"result": parser.get("alembic", "x")}
    except Exception as error:
        return case | {"error": failure(error)}


print(
    json.dumps(
        {
            "read": [record(text) for text in [*WRITTEN, *generated(400)]],
            "set": [record_set(value) for value in SET],
        },
        indent=0,
        ensure_ascii=False,
    )
)
