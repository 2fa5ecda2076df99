"""Runs cases and tells what came of them, with either tool.

`record.py` calls it with Alembic. Limbeck runs it as an environment script: the variable
`OPERATIONS_JOB` names a JSON file with the cases, `OPERATIONS_RESULT` the file to write.
"""

import asyncio
import datetime
import decimal
import enum
import io
import json
import os
import re
import traceback
import uuid
import warnings

import sqlalchemy as sa
from alembic.operations import MigrateOperation, Operations, ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite

URLS = {
    "postgresql": "postgresql://",
    "sqlite": "sqlite://",
    "mysql": "mysql+pymysql://",
    "mariadb": "mariadb+pymysql://",
    "mssql": "mssql://",
    "oracle": "oracle://",
}


def namespace(op):
    """What a case's script sees."""
    return {
        "op": op,
        "ops": ops,
        "Operations": Operations,
        "MigrateOperation": MigrateOperation,
        "sa": sa,
        "postgresql": postgresql,
        "mysql": mysql,
        "sqlite": sqlite,
        "mssql": mssql,
        "oracle": oracle,
        "asyncio": asyncio,
        "datetime": datetime,
        "decimal": decimal,
        "Decimal": decimal.Decimal,
        "uuid": uuid,
        "enum": enum,
    }


def run(case, context):
    """Runs a case's script in a context; its error and its warnings."""
    result = {}
    code = compile(case["script"], "case", "exec")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            with Operations.context(context) as op:
                exec(code, namespace(op))
        except Exception as error:
            message = error.args[0] if error.args else ""
            result["error"] = type(error).__name__
            result["message"] = plain(str(message))
            if "op.batch_alter_table" not in case["script"]:
                # What a block raises at its end has the line of its beginning or that of its end.
                result["line"] = line_of(error)
    shown = [
        plain(str(warning.message))
        for warning in caught
        if issubclass(warning.category, UserWarning) or "sqlalchemy" in warning.category.__module__
        if "inherit_schema" not in str(warning.message)
    ]
    if shown:
        result["warnings"] = shown
    return result


def line_of(error):
    """The line of the script at which an error came up."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "case"]
    return lines[-1] if lines else None


def plain(message):
    """A message without addresses of objects, the driver's name, the statement, and the class that
    a method belongs to."""
    message = re.sub(r"^\(\w+\.\w+\) ", "", message.partition("\n[SQL:")[0])
    message = re.sub(r"^\w+\.(\w+\(\)) ", r"\1 ", message)
    return re.sub(r"<[\w.]*?(\w+) object at 0x[0-9a-f]+>", r"\1", message)


def options(case):
    """The options of a case's context."""
    convention = case.get("naming_convention")
    if "naming_functions" in case:
        convention = {**convention, **functions(case["naming_functions"])}
    return {"target_metadata": sa.MetaData(naming_convention=convention)}


def functions(sources):
    """The tokens of a naming convention that are functions."""
    return {token: eval(source, {"sa": sa}) for token, source in sources.items()}


def written(case, dialect):
    """The SQL that a case writes for a dialect."""
    buffer = io.StringIO()
    dialect_options = {}
    style = case.get("paramstyle", "named")
    if style != "default":
        dialect_options["paramstyle"] = style
    context = MigrationContext.configure(
        url=URLS[dialect],
        dialect_opts=dialect_options,
        opts={
            **options(case),
            "as_sql": True,
            "output_buffer": buffer,
            "literal_binds": case.get("literal_binds", True),
        },
    )
    result = run(case, context)
    return {"sql": buffer.getvalue(), **result}


def left(case):
    """What a case leaves in an SQLite database."""
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        for statement in case["setup"].split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)
        connection.commit()
        if case.get("foreign_keys"):
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")
            connection.commit()
        context = MigrationContext.configure(connection, opts=options(case))
        result = run(case, context)
        if "error" in result:
            connection.rollback()
        else:
            connection.commit()
        schema = connection.exec_driver_sql(
            "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_autoindex%' "
            "ORDER BY type DESC, name"
        ).fetchall()
        result["schema"] = [[kind, name, ordered(sql)] for kind, name, sql in schema]
        result["rows"] = {
            name: rows(connection, name) for kind, name, _ in schema if kind == "table"
        }
    engine.dispose()
    return result


def ordered(sql):
    """A statement without what varies from run to run: the order of constraints, which is that of
    a hash set in Alembic, and quotes that SQLite adds when it renames a table."""
    lines = re.sub(r'(?<= ON )"([a-z_]+)"(?= \()', r"\1", sql or "").split("\n\t")
    last = len(lines) - 1
    words = ("CONSTRAINT", "UNIQUE", "CHECK", "FOREIGN KEY")
    first = next((at for at, line in enumerate(lines) if at and line.startswith(words)), last + 1)
    body, _, end = lines[last].partition("\n)")
    constraints = sorted(line.removesuffix(", ") for line in [*lines[first:last], body])
    if first > last:
        return "\n\t".join(lines)
    return "\n\t".join([*lines[:first], ", \n\t".join(constraints) + "\n)" + end])


def on_server(job):
    """Runs cases on a server."""
    results = []
    engine = sa.create_engine(job["url"])
    with engine.connect() as connection:
        connection = connection.execution_options(isolation_level="AUTOCOMMIT")
        for case in job["cases"]:
            for statement in case["before"]:
                connection.exec_driver_sql(statement)
            context = MigrationContext.configure(connection, opts=options(case))
            result = run(case, context)
            for statement in case["after"]:
                connection.exec_driver_sql(statement)
            results.append(result)
    engine.dispose()
    return results


def rows(connection, table):
    """The rows of a table, in an order of their own."""
    quoted = table.replace('"', '""')
    found = connection.exec_driver_sql(f'SELECT * FROM "{quoted}"')
    return sorted(([shown(value) for value in row] for row in found), key=repr)


def shown(value):
    """A value as JSON can hold it."""
    return value.hex() if isinstance(value, bytes) else value


def main():
    with open(os.environ["OPERATIONS_JOB"], encoding="utf-8") as file:
        job = json.load(file)
    if job["kind"] == "sql":
        results = [
            {dialect: written(case, dialect) for dialect in case["dialects"]}
            for case in job["cases"]
        ]
    elif job["kind"] == "batch":
        results = [left(case) for case in job["cases"]]
    else:
        results = on_server(job)
    with open(os.environ["OPERATIONS_RESULT"], "w", encoding="utf-8") as file:
        json.dump(results, file)


if "OPERATIONS_JOB" in os.environ:
    main()
