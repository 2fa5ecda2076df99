//! Imports: the project's modules, the built-in ones, and placeholders for the rest.

mod support;

use support::Project;

#[test]
fn modules_of_the_project_are_imported() {
    let project = Project::new();
    project.write("app/__init__.py", "value = 1\nfrom . import models\n");
    project.write(
        "app/models.py",
        "from app.deep import inner\nfrom .deep.inner import thing\n",
    );
    project.write("app/deep/inner.py", "thing = 'found'\n");
    project.write("secrets.py", "mine = True\n");
    project.write(
        "json.py",
        "raise RuntimeError('json is always the real one')\n",
    );
    project.write("alembic/versions/one.py", "");
    project.write(
        "alembic/__init__.py",
        "raise RuntimeError('not the package')\n",
    );
    project.check(
        r#"
import app, app.models, importlib, importlib.util, json, pkgutil, sys
assert app.value == 1 and app.models.thing == "found"
assert app.__file__.endswith("/app/__init__.py") and app.__path__[0].endswith("/app")
assert app.models.__package__ == "app" and app.models.__spec__.parent == "app"
assert sys.modules["app.deep"].__path__
assert importlib.import_module("app.deep.inner") is app.models.inner
assert importlib.import_module(".inner", "app.deep") is app.models.inner
assert [module.name for module in pkgutil.iter_modules(app.__path__)] == ["models"]
assert importlib.util.find_spec("app.models").origin.endswith("models.py")
assert importlib.util.find_spec("nowhere") is None
import secrets
assert secrets.mine
assert json.dumps({}) == "{}"
from alembic import op
assert not hasattr(op, "__file__")
assert importlib.reload(app).value == 1
namespace = {}
exec("from app.models import *", namespace)
assert namespace["thing"] == "found"
"#,
    );
}

#[test]
fn a_missing_module_of_the_project_is_an_error() {
    let project = Project::new();
    project.write("app/__init__.py", "");
    project.write("src/other/__init__.py", "");
    let error = project.fail("import app.nowhere\n");
    assert_eq!(
        (error.class.as_str(), error.message.as_str()),
        ("ModuleNotFoundError", "No module named 'app.nowhere'")
    );
    let error = project.fail("from app import nowhere\n");
    assert_eq!(error.class, "ImportError");
    assert!(
        error
            .message
            .starts_with("cannot import name 'nowhere' from 'app'"),
        "{}",
        error.message
    );
    // It exists, but sys.path does not lead to it.
    let error = project.fail("import other\n");
    assert_eq!(error.message, "No module named 'other'");
    assert!(
        error
            .help
            .unwrap()
            .contains("/src, which is not on sys.path")
    );
    project.write("plain.py", "");
    let error = project.fail("import plain.deeper\n");
    assert_eq!(
        error.message,
        "No module named 'plain.deeper'; 'plain' is not a package"
    );
}

#[test]
fn a_circular_import_is_explained() {
    let project = Project::new();
    project.write("a.py", "from b import y\nx = 1\n");
    project.write("b.py", "from a import x\ny = 1\n");
    let error = project.fail("import a\n");
    assert!(
        error.message.contains("partially initialized module 'a'"),
        "{}",
        error.message
    );
}

#[test]
fn a_missing_package_is_replaced_by_placeholders() {
    Project::new().check(
        r#"
import absent.deep.module
import absent.other as other
from absent import Base, register, field
from elsewhere import thing

class Model(Base["x"], object):
    column: "thing | None" = field(default=thing.VALUE)
    optional: thing | None = None

@register
class Decorated(Base):
    pass

@register(name="x").more
def function():
    return 5

@other.with_metaclass(Model)
class Another:
    pass

assert Another.__name__ == "Another"
assert repr(other.run(function)) == "<placeholder for absent.other.run()>"
assert repr(other.URL + "/x" % thing)
assert function() == 5
assert Decorated.__name__ == "Decorated"
assert repr(absent.deep.module.name) == "<placeholder for absent.deep.module.name>"
assert repr(Model().anything) == "<placeholder for absent.Base.anything>"
assert not isinstance(3, thing) and not issubclass(int, thing)
with other.context() as entered:
    pass
from typing import Optional
assert Optional[thing]
assert thing

import asyncio
async def main():
    async with other.session() as session:
        return await session.run()
asyncio.run(main())

import limbeck_placeholder
assert limbeck_placeholder.is_placeholder(thing)
assert limbeck_placeholder.missing_base(Model) == "absent.Base"
"#,
    );
}

#[test]
fn the_value_of_a_placeholder_is_refused() {
    let project = Project::new();
    for (use_, words) in [
        ("f'{absent.URL}'", "as text"),
        ("str(absent.config.url())", "as text"),
        ("[x for x in absent.items]", "in a loop"),
        ("absent.VERSION > 3", "in a comparison"),
        ("int(absent.PORT)", "as a number"),
        ("open(absent.path)", "as a path"),
        (
            "_limbeck.request({'request': 'connect', 'url': absent.URL})",
            "as part of a schema or statement",
        ),
    ] {
        let error = project.fail(&format!("import absent, _limbeck\n{use_}\n"));
        assert_eq!(
            error.class, "ModuleNotFoundError",
            "{use_}: {}",
            error.trace
        );
        let place = format!("(imported at {}, line 1)", project.path("env.py").display());
        assert!(error.message.ends_with(&place), "{}", error.message);
        assert!(error.help.unwrap().contains("prepend_sys_path"));
        assert!(error.message.contains(words), "{}", error.message);
        assert!(
            error
                .message
                .contains("the package 'absent' is not available")
        );
        assert_eq!(error.origin.unwrap().line, 2);
    }
    let error = project.fail("from absent import *\n");
    assert!(
        error.message.contains("for `import *`"),
        "{}",
        error.message
    );
}

#[test]
fn a_script_that_can_do_without_a_package_is_told_so() {
    let project = Project::new();
    project.check(
        r#"
from contextlib import suppress

def attempt(): pass

try:
    import absent_one
except ImportError:
    absent_one = None
try:
    import absent_two.deep
except (ModuleNotFoundError, ValueError):
    absent_two = None
try:
    from absent_three import x
except Exception:
    x = None
with suppress(ImportError):
    import absent_four
    attempt = None
assert (absent_one, absent_two, x) == (None, None, None)
assert attempt is not None

try:
    import needed
except ImportError:
    raise SystemExit("install it")
assert repr(needed) == "<placeholder for module 'needed'>"
try:
    import unguarded
except KeyError:
    pass
try:
    raise ImportError
except ImportError:
    import fallback
assert repr(fallback.x)
"#,
    );
}

#[test]
fn parts_of_the_standard_library_that_need_an_installed_python_are_placeholders() {
    Project::new().check(
        r#"
from sqlite3 import Connection
assert not isinstance(1, Connection)
import ssl
assert repr(ssl.create_default_context())
try:
    import tkinter
except ImportError:
    tkinter = None
assert tkinter is None
"#,
    );
}

#[test]
fn source_files_have_the_encodings_of_python() {
    let project = Project::new();
    project.write("latin.py", b"# -*- coding: latin-1 -*-\ntext = '\xe9'\n");
    project.write("marked.py", b"\xef\xbb\xbftext = '\xc3\xa9'\n");
    project.write("windows.py", b"text = '''a\r\nb'''\r\n");
    project.check(
        "import latin, marked, windows\n\
         assert latin.text == marked.text == '\\u00e9'\n\
         assert windows.text == 'a\\nb'\n",
    );
    for (bytes, message) in [
        (
            &b"x = '\xe9'\n"[..],
            "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data",
        ),
        (b"# coding: nothing\n", "unknown encoding: nothing"),
        (
            b"\xef\xbb\xbf# coding: latin-1\n",
            "encoding problem: iso-8859-1 with BOM",
        ),
        (
            b"# coding: ascii\n#\xc3\xa9\n",
            "'ascii' codec can't decode byte 0xc3 in position 17: ordinal not in range(128)",
        ),
    ] {
        project.write("bad.py", bytes);
        let error = project.fail("import bad\n");
        assert_eq!(error.class, "SyntaxError");
        assert!(error.message.starts_with(message), "{}", error.message);
    }
}

#[test]
fn a_built_in_companion_wins_over_an_installed_one() {
    let project = Project::new();
    project.write(
        "site-packages/dotenv/__init__.py",
        "raise RuntimeError('installed')\n",
    );
    project.write("site-packages/pure.py", "value = 5\n");
    project.write("own/dotenv.py", "value = 6\n");
    project.write(
        "site-packages/compiled/__init__.py",
        "from . import part\nfrom ._native import x\n",
    );
    project.write("site-packages/compiled/part.py", "");
    let here = project.directory.path().display().to_string();
    project.check(&format!(
        "import sys\nsys.path.append('{here}/site-packages')\nimport pure, dotenv\n\
         assert pure.value == 5 and dotenv.load_dotenv\n\
         del sys.modules['dotenv']\nsys.path.append('{here}/own')\nimport dotenv\n\
         assert dotenv.value == 6\n\
         import compiled.part\nassert repr(compiled.part.x) == '<placeholder for compiled.part.x>'\n"
    ));
}

#[test]
fn light_modules_become_the_standard_ones_when_more_is_asked_of_them() {
    Project::new().check(
        r#"
import locale
assert locale.getencoding() == "UTF-8"
with open(__file__) as file:
    assert file.readline() == "\n"
assert locale.LC_ALL == 6 and locale.normalize("de") == "de_DE.ISO8859-1"
import asyncio
run = asyncio.run
assert asyncio.StreamReader.__module__ == "asyncio.streams"
assert asyncio.run is not run
async def main():
    return asyncio.get_running_loop()
assert asyncio.run(main())
try:
    import _ctypes
except ModuleNotFoundError as error:
    assert error.name == "_ctypes"
else:
    raise AssertionError("foreign functions are not offered")
import ctypes
import ast
assert isinstance(ast.parse("x + 1").body[0].value, ast.BinOp)
assert ast.literal_eval("[1, 'a']") == [1, "a"]
assert ast.dump(compile("1", "f", "eval", ast.PyCF_ONLY_AST)).startswith("Expression(")
import traceback, sys
try:
    1 / 0
except ZeroDivisionError as error:
    assert traceback.extract_tb(error.__traceback__)[0].name == "<module>"
    assert traceback.format_exception_only(error) == ["ZeroDivisionError: division by zero\n"]
    assert traceback.format_exc().startswith("Traceback (most recent call last):\n")
"#,
    );
}

#[test]
fn a_long_expression_does_not_overflow_the_stack() {
    let project = Project::new();
    project.write("long.py", format!("x = {}1\n", "1+".repeat(20_000)));
    project.check("import long\nassert long.x == 20_001\n");
}

#[test]
fn threads_run_when_they_are_started() {
    Project::new().check(
        r#"
import concurrent.futures, queue, threading
ran = []
thread = threading.Thread(target=ran.append, args=(1,))
thread.start()
thread.join()
assert ran == [1] and not thread.is_alive()
condition = threading.Condition()
with condition:
    condition.notify_all()
event = threading.Event()
assert not event.wait(0.001)
event.set()
assert event.wait()
waiting = queue.Queue()
waiting.put(5)
assert waiting.get() == 5
try:
    waiting.get(timeout=0.001)
except queue.Empty:
    pass
try:
    waiting.get()
    raise AssertionError("it waited")
except RuntimeError as error:
    assert "single one" in str(error)
with concurrent.futures.ThreadPoolExecutor(4) as executor:
    assert list(executor.map(str, [1, 2])) == ["1", "2"]
    failed = executor.submit(int, "x")
assert isinstance(failed.exception(), ValueError)
local = threading.local()
local.x = 1
assert local.x == 1 and not hasattr(local, "y")
lock = threading.Lock()
with lock:
    assert lock.locked() and not lock.acquire(False)
"#,
    );
}

#[test]
fn zones_are_those_of_the_computer() {
    if !std::path::Path::new("/usr/share/zoneinfo/Europe/Berlin").exists() {
        return;
    }
    Project::new().check(
        "import datetime, zoneinfo\n\
         zone = zoneinfo.ZoneInfo('Europe/Berlin')\n\
         assert datetime.datetime(2024, 7, 1, tzinfo=zone).utcoffset() == datetime.timedelta(hours=2)\n\
         assert 'Europe/Berlin' in zoneinfo.available_timezones()\n",
    );
}

#[test]
fn a_module_goes_on_after_a_statement_that_needs_a_missing_package() {
    let project = Project::new();
    project.write(
        "app.py",
        r#"from __future__ import annotations
import nowhere
first = 1
if nowhere.version < (2, 0):
    flag = True
    def helper(): pass
    import json as format
else:
    other = [inner for inner in ()]
for row in nowhere.rows(): table = row
text = str(nowhere.text); after = 5
import re; pattern = "".join([nowhere.pattern])
class Kept: pass
class Version:
    number = str(nowhere.version)
from os.path import join, nothing_like_this as absent
def typed(value: int | None): return value
"#,
    );
    project.check(
        r#"
import app
assert (app.first, app.after, app.Kept.__name__) == (1, 5, "Kept")
assert app.typed.__annotations__ == {"value": "int | None"}
assert app.join("a", "b") == "a/b"
for name in ("Version", "absent", "pattern", "flag", "helper", "format", "other", "row", "table", "text"):
    assert repr(getattr(app, name)) == f"<placeholder for {name}>", name
assert not hasattr(app, "inner")
try:
    str(app.text)
except ModuleNotFoundError as error:
    assert "'text' can't be used as text: the package 'nowhere' is not available" in str(error)
    assert "app.py, line 2" in str(error)
else:
    raise AssertionError
"#,
    );
}

#[test]
fn nothing_is_left_out_that_could_be_part_of_a_schema() {
    let project = Project::new();
    project.write(
        "models.py",
        "import nowhere\nclass Model:\n    __tablename__ = 't'\n    name = str(nowhere.name)\n",
    );
    project.write(
        "tables.py",
        "import nowhere\nfrom sqlalchemy import MetaData, Table\n\
         Table('t', MetaData(), *nowhere.columns)\n",
    );
    project.write("values.py", "import nowhere\nvalue = str(nowhere.value)\n");
    let missing = |error: limbeck_script::host::ScriptError| {
        assert_eq!(error.class, "ModuleNotFoundError");
        assert!(error.message.contains("'nowhere'"), "{}", error.message);
    };
    missing(project.fail("import models\n"));
    missing(project.fail("import nowhere\nstr(nowhere.value)\n"));
    project.check("import values\n");
    missing(project.fail_reading_models("import values\n"));
}

#[test]
fn a_module_with_models_is_not_run_again_for_each_name_that_is_imported_from_it() {
    let project = Project::new();
    project.write(
        "parts/__init__.py",
        "from .models import Model, other, third\n",
    );
    project.write(
        "parts/models.py",
        "import builtins, nowhere\nbuiltins.runs = getattr(builtins, 'runs', 0) + 1\n\
         class Model:\n    __tablename__ = 't'\n    name = str(nowhere.name)\n",
    );
    project.check(
        "import builtins, parts\nassert builtins.runs == 1, builtins.runs\n\
         assert repr(parts.Model) == '<placeholder for Model>'\n",
    );
}
