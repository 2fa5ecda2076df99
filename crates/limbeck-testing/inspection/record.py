"""Records what SQLAlchemy reflects of the schemas beside this file.

    python record.py sqlite
    python record.py postgresql postgresql+psycopg2://user:password@host/database
    python record.py mysql mysql+pymysql://user:password@host/database

For each <dialect>/<case>.sql it makes a database, executes the statements (separated by lines with
a lone semicolon at their end), and writes what the inspector says to <case>.json, in the serialised
form of the schema model. A first line "-- schemas: a, b" names schemas to record beside the default
one. The Rust tests read the same schemas and compare.
"""

import inspect as python_inspect
import json
import pathlib
import re
import sys
import warnings

import sqlalchemy
from sqlalchemy import create_engine, inspect, make_url, text, types
from sqlalchemy.engine.reflection import ObjectKind

HERE = pathlib.Path(__file__).parent

# SQLAlchemy's parameter names where the model's differ.
RENAMED = {"enums": "labels", "data_type": "item_type", "values": "labels"}


def sql_text(sql):
    """An expression that renders as the text, as `raw_text` makes it."""
    escaped = re.sub(r"(?<![:\w\\]):(?=\w)", r"\\:", str(sql))
    return {"expression": "text", "text": escaped}


def sql_type(value):
    """A type: its class and the arguments that differ from their defaults."""
    kind = type(value)
    name = kind.__name__
    module = kind.__module__
    if module.startswith("sqlalchemy.dialects."):
        name = f"{module.split('.')[2]}.{name}"
    if value is types.NULLTYPE or isinstance(value, types.NullType):
        return {"class": "NullType"}
    arguments = {}
    for parameter, default in parameters(kind).items():
        if parameter in ("item_type", "data_type"):
            arguments["item_type"] = sql_type(getattr(value, parameter))
            continue
        if not hasattr(value, parameter):
            continue
        argument = getattr(value, parameter)
        if argument is None or argument == default or (argument is False and default is None):
            continue
        key = RENAMED.get(parameter, parameter)
        if key in ("timezone", "asdecimal"):
            # Reflection passes the numbers of TIMESTAMP(6) and FLOAT(5, 1) on as flags.
            argument = bool(argument)
        if key in ("check", "default"):
            argument = sql_text(getattr(argument, "text", argument))
        if key == "collation_schema":
            arguments.setdefault("extra", {})[key] = argument
        else:
            arguments[key] = argument
    if isinstance(value, types.Enum):
        arguments = {"name": value.name, "labels": list(value.enums)}
        if value.schema:
            arguments["schema"] = value.schema
        # MySQL's has no name, and a character set instead.
        for key in ("charset", "collation"):
            if getattr(value, key, None):
                arguments[key] = getattr(value, key)
        arguments = {key: item for key, item in arguments.items() if item is not None}
    elif hasattr(value, "values") and name.endswith(".SET"):
        arguments["labels"] = list(value.values)
        if value.retrieve_as_bitwise:
            arguments["retrieve_as_bitwise"] = True
        arguments.pop("length", None)
    result = {"class": name}
    if arguments:
        result["arguments"] = arguments
    return result


def parameters(kind):
    """Parameters of a type's constructor and of those it passes others on to."""
    found = {}
    for base in kind.__mro__:
        init = base.__dict__.get("__init__")
        if init is None:
            continue
        signature = python_inspect.signature(init)
        for parameter in list(signature.parameters.values())[1:]:
            if parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY):
                default = parameter.default
                if default is parameter.empty:
                    default = None
                if not parameter.name.startswith("_"):
                    found.setdefault(parameter.name, default)
        if not any(p.kind == p.VAR_KEYWORD for p in signature.parameters.values()):
            break
    for name in ("astext_type", "text_type"):
        found.pop(name, None)
    found.pop("create_type", None)
    return found


# Said of every constraint, and written into revisions.
SAID_OF_CONSTRAINTS = ("postgresql_include", "postgresql_nulls_not_distinct")


def options(given, said=()):
    """Dialect options; absent and false ones say nothing, unless they are among these."""
    result = {}
    for key, value in (given or {}).items():
        if value is None or value is False or value == [] or value == {}:
            if value is None or key not in ("sqlite_with_rowid", *said):
                continue
        if isinstance(value, sqlalchemy.sql.elements.TextClause):
            value = {"expression": sql_text(value.text)}
        result[key] = value
    return result


def named(name):
    """A name that is final because the database has it."""
    return None if name is None else {"text": name, "resolved": True}


def clean(entries):
    """Leaves out what is absent."""
    return {key: value for key, value in entries.items() if value not in (None, [], {})}


def identity(given):
    sequence = {
        "start": given.get("start"),
        "increment": given.get("increment"),
        "min_value": given.get("minvalue"),
        "max_value": given.get("maxvalue"),
        "cycle": given.get("cycle"),
        "cache": given.get("cache"),
    }
    return {
        "always": given.get("always", False),
        "sequence": {key: value for key, value in sequence.items() if value is not None},
    }


def column(given, key_columns):
    entry = {
        "name": given["name"],
        "type": sql_type(given["type"]),
        "nullable": given["nullable"],
        "primary_key": given["name"] in key_columns,
        "comment": given.get("comment"),
    }
    if given.get("default") is not None:
        default = getattr(given["default"], "text", given["default"])
        entry["server_default"] = {"kind": "expression", "expression": sql_text(default)}
    if "computed" in given:
        computed = given["computed"]
        entry["computed"] = {"expression": sql_text(computed["sqltext"])}
        if computed.get("persisted") is not None:
            entry["computed"]["persisted"] = computed["persisted"]
    if given.get("identity") is not None:
        entry["identity"] = identity(given["identity"])
    if "autoincrement" in given:
        entry["autoincrement"] = "enabled" if given["autoincrement"] is True else "disabled"
        if given["autoincrement"] == "auto":
            entry["autoincrement"] = "auto"
    return {key: value for key, value in entry.items() if value is not None}


def table(inspector, name, schema):
    key = inspector.get_pk_constraint(name, schema)
    key_columns = key["constrained_columns"] if key else []
    columns = [column(given, key_columns) for given in inspector.get_columns(name, schema)]
    constraints = []
    if key_columns:
        constraints.append(
            {
                "constraint": "primary_key",
                "name": named(key.get("name")),
                "columns": key_columns,
                "comment": key.get("comment"),
                "options": options(key.get("dialect_options"), SAID_OF_CONSTRAINTS),
            }
        )
    for given in inspector.get_foreign_keys(name, schema):
        extra = given.get("options", {})
        constraints.append(
            {
                "constraint": "foreign_key",
                "name": named(given["name"]),
                "columns": given["constrained_columns"],
                "referred_table": given["referred_table"],
                "referred_schema": given["referred_schema"],
                "referred_columns": given["referred_columns"],
                "on_update": extra.get("onupdate"),
                "on_delete": extra.get("ondelete"),
                "deferrable": extra.get("deferrable"),
                "initially": extra.get("initially"),
                "match": extra.get("match"),
                "comment": given.get("comment"),
                "options": options({k: v for k, v in extra.items() if k.startswith("postgresql_")}),
            }
        )
    for given in inspector.get_unique_constraints(name, schema):
        if given.get("duplicates_index"):
            continue
        constraints.append(
            {
                "constraint": "unique",
                "name": named(given["name"]),
                "columns": given["column_names"],
                "comment": given.get("comment"),
                "options": options(given.get("dialect_options"), SAID_OF_CONSTRAINTS),
            }
        )
    for given in inspector.get_check_constraints(name, schema):
        constraints.append(
            {
                "constraint": "check",
                "name": named(given["name"]),
                "condition": sql_text(given["sqltext"]),
                "comment": given.get("comment"),
                "options": {
                    f"postgresql_{key}": value
                    for key, value in given.get("dialect_options", {}).items()
                },
            }
        )
    indexes = []
    for given in inspector.get_indexes(name, schema):
        if given.get("duplicates_constraint"):
            continue
        sorting = given.get("column_sorting", {})
        elements = []
        for position, element in enumerate(given["column_names"]):
            if element is None:
                elements.append({"expression": sql_text(given["expressions"][position])})
            elif element in sorting:
                elements.append({"expression": sorted_column(element, sorting[element])})
            else:
                elements.append({"column": element})
        indexes.append(
            {
                "name": named(given["name"]),
                "elements": elements,
                "unique": bool(given["unique"]),
                "options": options(given.get("dialect_options")),
            }
        )
    try:
        comment = inspector.get_table_comment(name, schema)["text"]
    except NotImplementedError:
        comment = None
    return clean(
        {
            "name": name,
            "schema": schema,
            "columns": columns,
            "constraints": [clean(entry) for entry in constraints],
            "indexes": [clean(entry) | {"unique": entry["unique"]} for entry in indexes],
            "comment": comment,
            "options": options(inspector.get_table_options(name, schema)),
        }
    )


def sorted_column(name, sorting):
    """`column DESC NULLS LAST`, as nested operators."""
    expression = {"expression": "column", "name": name}
    for word in sorting:
        operator = {"asc": "ascending", "desc": "descending"}.get(word, word)
        expression = {"expression": "unary", "operator": operator, "operand": expression}
    return expression


def record(engine, schemas):
    with engine.connect() as connection:
        inspector = inspect(connection)
        result = {}
        for schema in schemas:
            entry = {
                "tables": [
                    table(inspector, name, schema)
                    for name in sorted(inspector.get_table_names(schema))
                ],
                "views": sorted(inspector.get_view_names(schema)),
            }
            if engine.dialect.supports_sequences:
                entry["sequences"] = sorted(inspector.get_sequence_names(schema))
            if engine.dialect.name == "postgresql":
                entry["enums"] = [
                    {"name": enum["name"], "labels": enum["labels"]}
                    | ({} if enum["visible"] else {"schema": enum["schema"]})
                    for enum in inspector.get_enums(schema)
                ]
            result[schema or ""] = entry
        return result


def main():
    dialect = sys.argv[1]
    warnings.simplefilter("ignore")
    for path in sorted((HERE / dialect).glob("*.sql")):
        script = path.read_text()
        found = re.match(r"-- schemas: (.*)\n", script)
        schemas = [None] + (found[1].split(", ") if found else [])
        statements = [part for part in re.split(r";\n", script) if part.strip()]
        if dialect == "sqlite":
            engine = create_engine("sqlite://")
            result = run(engine, statements, schemas)
        else:
            url = make_url(sys.argv[2])
            name = "limbeck_record"
            server = create_engine(url, isolation_level="AUTOCOMMIT")
            with server.connect() as connection:
                connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
                connection.execute(text(f"CREATE DATABASE {name}"))
            engine = create_engine(url.set(database=name))
            result = run(engine, statements, schemas)
            engine.dispose()
            with server.connect() as connection:
                connection.execute(text(f"DROP DATABASE {name}"))
        path.with_suffix(".json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
        print(path.name)


def run(engine, statements, schemas):
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement.replace("%", "%%") if engine.dialect.name != "sqlite" else statement)
        connection.commit()
    return record(engine, schemas)


main()
