"""Records what Alembic's autogenerate finds between a database and models: run with a Python that
has Alembic 1.20.1 and SQLAlchemy 2.1.9, and with the addresses of servers on which a database of
the name `limbeck_record` may be created and emptied.

    PYTHONHASHSEED=0 python diff.py postgresql+psycopg2://… mysql+pymysql://… > ../data/diff.json
"""

import json
import logging
import os
import re
import sys
import warnings

import sqlalchemy as sa
from alembic.autogenerate import api
from alembic.autogenerate.compare.constraints import _make_index
from alembic.autogenerate.compare.util import _InspectorConv
from alembic.runtime.migration import MigrationContext
from sqlalchemy.sql import functions, operators
from sqlalchemy.sql.elements import TextClause, UnaryExpression

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../../limbeck-script/tests/record"))

import cases as catalogue  # noqa: E402
from wire import Lowering, name, without_nothing  # noqa: E402

DATABASE = "limbeck_record"
CHECKS = "alembic.ext.checkconstraint_byname"
SORTING = {operators.asc_op: "ascending", operators.desc_op: "descending",
           operators.nulls_first_op: "nulls_first", operators.nulls_last_op: "nulls_last"}


class SchemaLowering(Lowering):
    """Keeps the structure of expressions, as far as comparisons look at it, and notes down the SQL
    of types and expressions."""

    def __init__(self, impl):
        super().__init__(impl)
        self.sql = []
        self.types = []

    def note(self, element, lowered):
        render = self.impl.render_ddl_sql_expr
        entry = {"expression": lowered, "ddl": render(element),
                 "server_default": render(element, is_server_default=True),
                 "index_element": render(element, is_index=True)}
        if entry not in self.sql:
            self.sql.append(entry)
        return lowered

    def text(self, element, shown=None):
        written = element.text if isinstance(element, TextClause) else \
            self.impl.render_ddl_sql_expr(element)
        return self.note(element, {"expression": "text", "text": written})

    def expression(self, element):
        return self.note(element, self.structure(element))

    def structure(self, element):
        if isinstance(element, sa.Column) and element.table is not None:
            return {"expression": "column", "name": name(element.name),
                    "table": {"name": name(element.table.name)}}
        if isinstance(element, UnaryExpression) and element.modifier in SORTING:
            return {"expression": "unary", "operator": SORTING[element.modifier],
                    "operand": self.structure(element.element)}
        if isinstance(element, functions.FunctionElement):
            return {"expression": "function", "name": [element.name],
                    "arguments": [self.structure(item) for item in element.clauses]}
        return self.text(element)

    def sql_type(self, type_):
        lowered = super().sql_type(type_)
        try:
            written = type_.compile(dialect=self.impl.dialect)
        except Exception:
            written = None
        entry = {"type": lowered, "sql": written}
        if entry not in self.types:
            self.types.append(entry)
        return lowered

    def whole_table(self, table, indexes):
        constraints = sorted(
            (item for item in table.constraints if not item._type_bound),
            key=lambda item: (type(item).__name__, str(item.name), [c.name for c in item.columns]))
        items = list(table.columns) + [
            item for item in constraints if not isinstance(item, sa.PrimaryKeyConstraint)
            or item.columns]
        indexes = sorted(indexes, key=lambda index: index.name)
        return self.table(
            items, name=name(table.name), schema=name(table.schema), comment=table.comment,
            indexes=[self.index(index) for index in indexes], options=self.options(table.kwargs))

    def desired(self, table):
        lowered = {"table": self.whole_table(table, table.indexes)}
        checks = [item for item in table.constraints if item._type_bound]
        for column in table.columns:
            checks += [item for item in column.constraints
                       if isinstance(item, sa.CheckConstraint)]
        lowered["implied_checks"] = sorted(
            (without_nothing({"name": name(item.name), "condition": self.text(item.sqltext)})
             for item in checks), key=str)
        own = table._autoincrement_column
        if own is not None:
            lowered["autoincrement"] = list(table.columns).index(own)
        return lowered

    def actual(self, inspector, table_name, schema):
        table = sa.Table(table_name, sa.MetaData(), schema=schema)
        sa.event.listen(table, "column_reflect",
                        self.impl._compat_autogen_column_reflect(inspector))
        converted = _InspectorConv(inspector)
        converted.reflect_table(table)
        indexes = [_make_index(self.impl, item, table)
                   for item in converted.get_indexes(table_name, schema=schema)
                   if not item.get("duplicates_constraint")]
        return self.whole_table(table, indexes)


class Recorder(logging.Handler):
    def __init__(self):
        super().__init__(logging.INFO)
        self.records = []

    def emit(self, record):
        message = re.sub(r"<alembic\.ddl\.\w+\.(\w+?)Impl object at \w+>",
                         lambda found: found[1].lower(), record.getMessage())
        message = re.sub(r"<function \w+\.<locals>\.(\w+) at \w+>", r"\1", message)
        self.records.append([record.name, record.levelname, message])


class Filters:
    """The project's callables, as data: names and objects that do not take part, and what the
    comparison functions answer for a column."""

    def __init__(self, spec):
        self.spec = spec
        self.names = []
        self.objects = []

    def include_name(self, name, kind, parents):
        self.names.append([name, kind, dict(parents)])
        return [kind, name] not in self.spec.get("excluded_names", [])

    def include_object(self, item, name, kind, reflected, compare_to):
        self.objects.append([name, kind, reflected, compare_to is not None])
        return [kind, name, reflected] not in self.spec.get("excluded_objects", [])

    def options(self):
        options = {}
        if "excluded_names" in self.spec:
            options["include_name"] = self.include_name
        if "excluded_objects" in self.spec:
            options["include_object"] = self.include_object
        for key, default in (("compare_type", True), ("compare_server_default", False)):
            answers = self.spec.get(key, default)
            options[key] = answering(answers) if isinstance(answers, dict) else answers
        return options


def answering(answers):
    def answer(context, actual, *rest):
        return answers.get(actual.name)
    return answer


def fresh(url):
    url = sa.make_url(url)
    if url.get_backend_name() == "sqlite":
        return sa.create_engine("sqlite://")
    administration = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with administration.connect() as connection:
        if url.get_backend_name() == "mysql":
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {DATABASE}")
            connection.exec_driver_sql(f"CREATE DATABASE {DATABASE}")
        elif not connection.exec_driver_sql(
                f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'").scalar():
            connection.exec_driver_sql(f"CREATE DATABASE {DATABASE}")
    engine = sa.create_engine(url.set(database=DATABASE), poolclass=sa.NullPool)
    if url.get_backend_name() == "postgresql":
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA IF EXISTS s CASCADE")
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
    return engine


def prepare(engine, before):
    with engine.begin() as connection:
        if isinstance(before, (list, tuple)):
            for statement in before:
                connection.exec_driver_sql(statement)
            return
        metadata = sa.MetaData()
        before(metadata)
        metadata.create_all(connection)


def record(case, url, dialect):
    title, before, after, spec = case
    engine = fresh(url)
    prepare(engine, before)
    desired = []
    for build in after if isinstance(after, (list, tuple)) else [after]:
        metadata = sa.MetaData(naming_convention=spec.get("naming_convention"))
        build(metadata)
        desired.append(metadata)
    filters = Filters(spec)
    plugins = ["alembic.autogenerate.*"] + ([CHECKS] if spec.get("checks") else [])
    plugins = spec.get("plugins", plugins)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={
            "target_metadata": desired, "include_schemas": spec.get("include_schemas", False),
            "autogenerate_plugins": plugins, **filters.options()})
        lowering = SchemaLowering(context.impl)
        recorded = {"name": f"{title} on {dialect}", "dialect": context.dialect.name}
        if spec:
            recorded["spec"] = {key: value for key, value in spec.items()
                                if key not in ("naming_convention", "dialects")}
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            recorded["desired"] = [
                [lowering.desired(table) for table in metadata.tables.values()]
                for metadata in desired]
            inspector = sa.inspect(connection)
            recorded["default_schema"] = inspector.default_schema_name
            schemas = [None]
            if spec.get("include_schemas"):
                schemas += [schema for schema in inspector.get_schema_names()
                            if schema not in ("information_schema", inspector.default_schema_name)]
            recorded["actual"] = [
                lowering.actual(inspector, table, schema) for schema in schemas
                for table in sorted(inspector.get_table_names(schema))]
        verdicts = []
        watch_defaults(context.impl, verdicts)
        produce(recorded, context, desired, filters)
        recorded["types"] = lowering.types
        recorded["sql"] = lowering.sql
        if verdicts:
            recorded["default_verdicts"] = verdicts
    engine.dispose()
    return recorded


def watch_defaults(impl, verdicts):
    """PostgreSQL decides itself which defaults are the same."""
    decide = impl.compare_server_default

    def watched(actual, desired, desired_text, actual_text):
        verdict = decide(actual, desired, desired_text, actual_text)
        verdicts.append({"actual": actual_text, "desired": desired_text, "differ": bool(verdict)})
        return verdict

    impl.compare_server_default = watched


def produce(recorded, context, desired, filters):
    handler = Recorder()
    loggers = [logging.getLogger("alembic.autogenerate"), logging.getLogger("alembic.ext")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        script = api.produce_migrations(context, desired)
        recorded["warnings"] = [str(item.message) for item in caught
                                if issubclass(item.category, (UserWarning, sa.exc.SAWarning))
                                and "Skipped unsupported reflection" not in str(item.message)]
    for logger in loggers:
        logger.removeHandler(handler)
    recorded["log"] = handler.records
    if filters.names or filters.objects:
        recorded["names"] = sorted(filters.names, key=str)
        recorded["objects"] = sorted(filters.objects, key=str)
    for key in ("upgrade", "downgrade"):
        container = getattr(script, f"{key}_ops")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            written = api.render_python_code(container, migration_context=context)
        # SQLite's truth values are numbers.
        recorded[key] = written.replace("unique=1", "unique=True")


def main():
    urls = {"sqlite": "sqlite://"}
    for url in sys.argv[1:]:
        urls[sa.make_url(url).get_backend_name()] = url
    recorded = []
    for case in catalogue.cases():
        for dialect in case[3].get("dialects", ("sqlite", "postgresql", "mysql")):
            try:
                recorded.append(record(case, urls[dialect], dialect))
            except Exception as problem:
                # What a database has no form for, or what Alembic fails at.
                first = str(problem).split("\n")[0]
                print(f"{case[0]} on {dialect}: {type(problem).__name__}: {first}", file=sys.stderr)
    lines = ",\n".join(json.dumps(item) for item in recorded)
    sys.stdout.write(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
