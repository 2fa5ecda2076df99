"""Settings as scripts read and change them, and the helpers of `alembic.util`."""

import io
import os
import sys
import tempfile

import alembic
import alembic.util as util
from alembic.config import Config
from alembic.operations import MigrateOperation, Operations, ops
from alembic.script import revision
from alembic.util import exc


def attempt(function):
    try:
        result = function()
        print("ok", ascii(result))
    except SystemExit as error:
        print("exit", error.code)
    except Exception as error:
        print(type(error).__module__, type(error).__name__, "|", ascii(str(error)))


print(alembic.__version__)
directory = os.path.realpath(tempfile.mkdtemp())
os.chdir(directory)
with open("x.ini", "w") as file:
    file.write(
        "[DEFAULT]\ndd = 1\n[alembic]\nScript_Location = %(here)s/mig\nurl = a%%b%(dd)s\n"
        "bad = %(nope)s\nbad2 = %x\nbad3 = %(x\nmulti = a\n   b\n\n   c\nempty =\nloop = %(loop)s\n"
        "# comment\n; another\nkey: with : colon = sign ; not a comment\nnested = %(url)s!\n"
        "version_locations = a b, c\nsourceless = true\nprepend_sys_path = .:x\n"
        "[other]\nk: v ; c\n[post_write_hooks]\nhooks = black, ruff\nblack.type = console_scripts\n"
        "black.entrypoint = black\nruff.type = exec\n"
    )
config = Config("x.ini", config_args={"extra": "e"})
for name in ("script_location", "url", "bad", "bad2", "bad3", "multi", "empty", "loop", "key", "nested", "KEY", "extra"):
    attempt(lambda: str(config.get_main_option(name)).replace(directory, "<here>"))
attempt(lambda: config.get_main_option("zip", "d"))
attempt(lambda: {**config.get_section("other"), "here": ""})
attempt(lambda: list(config.get_section("other")))
attempt(lambda: config.get_section("nope"))
attempt(lambda: config.get_section("nope", {"a": 1}))
attempt(lambda: config.get_section_option("nope", "x"))
attempt(lambda: config.get_section_option("nope", "x", "d"))
attempt(lambda: config.get_section("alembic"))
for value in ("a%b", "a%%b", "%(dd)s", "%(x", "%", "100%%", "%(a)sb%", "", 5, None):
    attempt(lambda: config.set_main_option("x", value))
    attempt(lambda: config.get_main_option("x"))
attempt(lambda: config.set_section_option("new", "K", "v"))
attempt(lambda: {**config.get_section("new"), "here": ""})
attempt(lambda: config.remove_main_option("x"))
attempt(lambda: config.get_main_option("x"))
attempt(lambda: config.remove_main_option("nosuch"))
attempt(lambda: config.config_file_name)
attempt(lambda: config.config_ini_section)
attempt(lambda: config.toml_file_name)
attempt(lambda: config.get_alembic_option("empty"))
attempt(lambda: config.get_alembic_option("q", "r"))
attempt(lambda: config.get_alembic_boolean_option("sourceless"))
attempt(lambda: config.get_alembic_boolean_option("nosuch"))
attempt(lambda: config.get_hooks_list())
attempt(lambda: config.cmd_opts)
attempt(lambda: config.attributes)
attempt(lambda: dict(config.messaging_opts))
config.stdout = io.StringIO()
attempt(lambda: config.print_stdout("a %s", "b"))
attempt(lambda: config.print_stdout("100%"))
print(repr(config.stdout.getvalue()))
attempt(lambda: config.file_config.has_section("alembic"))
attempt(lambda: config.file_config.sections())
config = Config()
attempt(lambda: config.get_main_option("a"))
attempt(lambda: config.set_main_option("a", "b"))
attempt(lambda: {**config.get_section("alembic"), "here": ""})
config = Config("nosuch.ini", ini_section="zz", attributes={"connection": 1})
attempt(lambda: config.get_main_option("a"))
attempt(lambda: config.attributes)
for text in ("[a]\nx=1\nx=2\n", "x=1\n", "[a]\n[a]\n", "[a]\nnonsense\n", "[a]\n= 1\n"):
    with open("bad.ini", "w") as file:
        file.write(text)
    attempt(lambda: Config("bad.ini", ini_section="a").get_main_option("x"))
with open("p.toml", "w") as file:
    file.write(
        '[tool.alembic]\nscript_location = "%(here)s/m"\nflag = true\nword = "true"\nnumber = 7\n'
        'version_locations = ["%(here)s/a", "b%%"]\n'
        '[[tool.alembic.post_write_hooks]]\nname = "black"\ntype = "exec"\n'
    )
config = Config(toml_file="p.toml")
for name in ("script_location", "flag", "number", "version_locations", "nosuch"):
    attempt(lambda: str(config.get_alembic_option(name)).replace(directory, "<here>"))
attempt(lambda: config.get_alembic_boolean_option("flag"))
attempt(lambda: config.get_alembic_boolean_option("word"))
os.chdir("/")

for value in (None, "x", "x, y", ["a"], ("a", "b"), {"k": 1}, 5):
    attempt(lambda: util.to_list(value))
    attempt(lambda: util.to_tuple(value))
    attempt(lambda: util.format_as_comma(value))
for value in (True, False, 1, 0, None, "yes", " ON ", "f", "0", "z", ""):
    attempt(lambda: util.asbool(value))
attempt(lambda: util.dedupe_tuple(("a", "b", "a")))
attempt(lambda: util.unique_list([3, 1, 3, 2]))
attempt(lambda: util.to_tuple(None, default=()))
attempt(lambda: len(util.rev_id()))
attempt(lambda: util.not_none(None))
attempt(lambda: util.err("x"))
attempt(lambda: util.msg("hello"))
attempt(lambda: exc.CommandError("x"))
attempt(lambda: issubclass(exc.AutogenerateDiffsDetected, exc.CommandError))
for error in (
    revision.RangeNotAncestorError("a", None),
    revision.MultipleHeads(("a", "b"), "head"),
    revision.ResolutionError("no such", "x"),
    revision.CycleDetected(["a", "b"]),
    revision.DependencyCycleDetected(["a", "b"]),
    revision.LoopDetected("a"),
    revision.DependencyLoopDetected("a"),
):
    print(type(error).__name__, error, isinstance(error, revision.RevisionError))
attempt(lambda: Operations.implementation_for(ops.DropTableOp)(None))


class Custom(MigrateOperation):
    @classmethod
    def custom(cls, operations, *args, **kw):
        return operations, args, kw


attempt(lambda: Operations.register_operation("custom")(Custom) is Custom)
from alembic import op

for function in (
    lambda: op.drop_table("x"),
    lambda: op.custom(1),
    lambda: op.nosuch,
):
    attempt(function)
sys.stdout.flush()
