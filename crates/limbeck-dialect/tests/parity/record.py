"""Records what Alembic writes for the cases in `cases/`, as `recorded/*.json`.

    python record.py [name of a file in cases/ …]

needs Alembic and SQLAlchemy of the versions in `VERSIONS`. Each case is a few lines of a migration
script. Its operations are stored in their serialised form, so that the comparison needs no Python.
"""

import datetime
import decimal
import enum
import io
import json
import pathlib
import re
import sys
import tomllib
import uuid
import warnings

import alembic
import sqlalchemy as sa
from alembic.operations import Operations, ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite
from sqlalchemy.engine.url import make_url

import lower

VERSIONS = ("1.20.1", "2.1.9")
HERE = pathlib.Path(__file__).parent
URLS = {
    "postgresql": "postgresql://",
    "sqlite": "sqlite://",
    "mysql": "mysql+pymysql://",
    "mariadb": "mariadb+pymysql://",
    "mssql": "mssql://",
    "oracle": "oracle://",
}


class Recorder(Operations):
    """Takes operations instead of executing them."""

    def __init__(self, context):
        super().__init__(context)
        self.taken = []

    def invoke(self, operation):
        self.taken.append(lower.operation(operation))
        if isinstance(operation, ops.CreateTableOp):
            try:
                return operation.to_table(self.migration_context)
            except sa.exc.SQLAlchemyError:
                return None
        return None


def namespace(op):
    return {
        "op": op,
        "sa": sa,
        "postgresql": postgresql,
        "mysql": mysql,
        "sqlite": sqlite,
        "mssql": mssql,
        "oracle": oracle,
        "datetime": datetime,
        "decimal": decimal,
        "Decimal": decimal.Decimal,
        "uuid": uuid,
        "enum": enum,
    }


def context(dialect, case, buffer):
    dialect_options = {}
    style = case.get("paramstyle", "named")
    if style != "default":
        dialect_options["paramstyle"] = style
    options = {
        "as_sql": True,
        "output_buffer": buffer,
        "literal_binds": case.get("literal_binds", True),
        "target_metadata": sa.MetaData(naming_convention=case.get("naming_convention")),
    }
    return MigrationContext.configure(
        dialect=make_url(URLS[dialect]).get_dialect()(**dialect_options), opts=options
    )


def plain(message):
    return re.sub(r"<[\w.]*?(\w+) object at 0x[0-9a-f]+>", r"\1", message)


def compiled(dialect, case):
    buffer = io.StringIO()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            exec(case["script"], namespace(Operations(context(dialect, case, buffer))))
        except Exception as error:
            message = error.args[0] if error.args else ""
            return {
                "error": type(error).__name__,
                "message": plain(str(message)),
                "sql": buffer.getvalue(),
            }
    result = {"sql": buffer.getvalue()}
    # A remark of a constructor, which scripts see before anything is compiled.
    shown = [
        plain(str(warning.message))
        for warning in caught
        if "inherit_schema" not in str(warning.message)
    ]
    if shown:
        result["warnings"] = shown
    return result


def record(case):
    recorder = Recorder(context("postgresql", case, io.StringIO()))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(case["script"], namespace(recorder))
    entry = {
        "name": case["name"],
        "script": case["script"],
        "operations": recorder.taken,
        "dialects": {
            dialect: compiled(dialect, case) for dialect in case.get("dialects", list(URLS))
        },
    }
    for key in ("paramstyle", "literal_binds", "naming_convention"):
        if key in case:
            entry[key] = case[key]
    return entry


def main():
    found = (alembic.__version__, sa.__version__)
    if found != VERSIONS:
        sys.exit(f"the cases are recorded with Alembic and SQLAlchemy {VERSIONS}, not {found}")
    wanted = set(sys.argv[1:])
    target = HERE / "recorded"
    target.mkdir(exist_ok=True)
    for path in sorted((HERE / "cases").glob("*.toml")):
        if wanted and path.stem not in wanted:
            continue
        cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        entries = []
        failed = []
        for case in cases:
            try:
                entries.append(record(case))
            except Exception as error:
                failed.append(f"{path.name}: {case['name']}: {type(error).__name__}: {error}")
        if failed:
            sys.exit("\n".join(failed))
        names = [entry["name"] for entry in entries]
        repeated = {name for name in names if names.count(name) > 1}
        if repeated:
            sys.exit(f"{path.name}: repeated names {sorted(repeated)}")
        text = json.dumps({"cases": entries}, indent=1, ensure_ascii=False)
        (target / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
        print(f"{path.stem}: {len(entries)} cases")


main()
