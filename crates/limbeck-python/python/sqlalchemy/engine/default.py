"""Dialects as scripts see them, and compilation to text."""

from .. import exc


class _Quoting:
    """Quotes identifiers as a dialect does."""

    def __init__(self, dialect):
        self.dialect = dialect
        self.initial_quote, self.final_quote = dialect._quotes

    def quote_identifier(self, value):
        return self.initial_quote + value.replace(self.final_quote, self.final_quote * 2) \
            + self.final_quote

    def quote(self, ident, force=None):
        force = getattr(ident, "quote", None)
        if force is False:
            return str(ident)
        if force or self._requires_quotes(ident):
            return self.quote_identifier(ident)
        return str(ident)

    def _requires_quotes(self, value):
        from limbeck_wire import name

        # The dialect knows its reserved words: it is asked how it writes a column of that name.
        text = request_compile(self.dialect.name, {
            "element": "expression",
            "expression": {"expression": "column", "name": name(value)}}, False)
        return text != str(value)

    def quote_schema(self, schema, force=None):
        return self.quote(schema)

    def format_schema(self, name):
        return self.quote(name)

    def format_table(self, table, use_schema=True, name=None):
        text = self.quote(table.name if name is None else name)
        schema = getattr(table, "schema", None)
        if use_schema and schema:
            return f"{self.quote(schema)}.{text}"
        return text

    def format_column(self, column, use_table=False, name=None, table_name=None, **kw):
        text = self.quote(column.name if name is None else name)
        if use_table and column.table is not None:
            return f"{self.format_table(column.table)}.{text}"
        return text

    def format_sequence(self, sequence, use_schema=True):
        return self.format_table(sequence, use_schema)

    def format_constraint(self, constraint):
        return self.quote(constraint.name)

    def format_index(self, index):
        return self.quote(index.name)

    def unformat_identifiers(self, identifiers):
        return [part.strip(self.initial_quote + self.final_quote)
                for part in identifiers.split(".")]


class Dialect:
    """Base of dialects."""

    name = "default"


class DefaultDialect(Dialect):
    """A dialect: its name and what it supports."""

    name = "default"
    driver = "default"
    paramstyle = "named"
    positional = False
    max_identifier_length = 9999
    supports_alter = True
    supports_constraint_comments = False
    supports_comments = False
    inline_comments = False
    supports_native_boolean = False
    supports_native_enum = False
    supports_native_uuid = False
    supports_schemas = True
    supports_sequences = False
    sequences_optional = False
    supports_identity_columns = False
    supports_multivalues_insert = True
    supports_default_values = True
    supports_native_decimal = True
    supports_sane_rowcount = True
    supports_sane_multi_rowcount = True
    supports_views = True
    supports_is_distinct_from = True
    insert_returning = update_returning = delete_returning = False
    implicit_returning = False
    postfetch_lastrowid = True
    is_async = False
    default_schema_name = None
    server_version_info = None
    dbapi = None
    construct_arguments = ()
    is_mariadb = False
    colspecs = {}
    type_compiler_cls = ddl_compiler = statement_compiler = None
    _quotes = ('"', '"')
    # The level that a connection has when none is set; nothing where it is not known.
    _isolation_level = None
    # Whether a transaction with DDL can be prepared before it is committed.
    _has_two_phases = False
    # Whether documents come from the database as text.
    _json_is_text = True
    # How the catalogue tells unique constraints: as themselves, as indexes only, or as both.
    _unique_constraints_are_indexes = False
    _unique_constraints_have_indexes = False

    def __init__(self, **kw):
        self._arguments = kw
        for key in ("paramstyle", "implicit_returning"):
            if kw.get(key) is not None:
                setattr(self, key, kw[key])

    @property
    def dialect_description(self):
        return f"{self.name}+{self.driver}"

    @property
    def identifier_preparer(self):
        return _Quoting(self)

    def preparer(self, dialect=None):
        return _Quoting(dialect or self)

    @property
    def type_compiler(self):
        return TypeCompiler(self)

    type_compiler_instance = type_compiler

    @property
    def loaded_dbapi(self):
        raise NotImplementedError("dialect.loaded_dbapi: there is no driver module")

    @classmethod
    def import_dbapi(cls):
        raise NotImplementedError("dialect.import_dbapi(): there is no driver module")

    @classmethod
    def get_dialect_cls(cls, url):
        return cls

    def type_descriptor(self, typeobj):
        from ..sql.type_api import to_instance

        type_ = to_instance(typeobj)
        found = self._driver_types().get(type(type_).__name__)
        if found is None or not type(type_).__module__.startswith("sqlalchemy.sql."):
            return type_
        return found(type_)

    def _driver_types(self):
        """What stands for types that a project asks for by ``type_descriptor()``, by their names."""
        return {}

    def has_table(self, connection, table_name, schema=None, **kw):
        from ..inspection import inspect

        return inspect(connection).has_table(table_name, schema)

    def get_columns(self, connection, table_name, schema=None, **kw):
        from ..inspection import inspect

        return inspect(connection).get_columns(table_name, schema)

    def __getattr__(self, name):
        if name.startswith("get_"):
            def ask(connection, *args, **kw):
                from ..inspection import inspect

                return getattr(inspect(connection), name)(*args, **kw)

            return ask
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


class _PostgreSQL(DefaultDialect):
    name = "postgresql"
    supports_constraint_comments = True
    driver = "psycopg"
    paramstyle = "pyformat"
    max_identifier_length = 63
    supports_comments = supports_native_boolean = supports_native_enum = True
    supports_native_uuid = supports_sequences = sequences_optional = True
    supports_identity_columns = implicit_returning = True
    insert_returning = update_returning = delete_returning = True
    postfetch_lastrowid = False
    _isolation_level = "READ COMMITTED"
    _has_two_phases = True
    _json_is_text = False
    _unique_constraints_have_indexes = True

    def _driver_types(self):
        if self.driver == "psycopg2":
            return {}
        names = ("Text", "UnicodeText", "TEXT")
        return dict.fromkeys(names if self.driver == "asyncpg" else (*names, "CHAR"), _as_varchar)


class _MySQL(DefaultDialect):
    name = "mysql"
    driver = "mysqldb"
    paramstyle = "format"
    max_identifier_length = 255
    supports_comments = inline_comments = supports_native_enum = True
    supports_default_values = False
    _quotes = ("`", "`")
    _isolation_level = "REPEATABLE READ"
    _unique_constraints_are_indexes = True


class _MariaDB(_MySQL):
    name = "mariadb"
    is_mariadb = supports_native_uuid = True


class _SQLite(DefaultDialect):
    name = "sqlite"
    driver = "pysqlite"
    paramstyle = "qmark"
    positional = True
    supports_alter = False
    _isolation_level = "SERIALIZABLE"
    insert_returning = update_returning = delete_returning = True


class _MSSQL(DefaultDialect):
    name = "mssql"
    driver = "pyodbc"
    _quotes = ("[", "]")
    max_identifier_length = 128
    supports_comments = supports_sequences = True

    def _driver_types(self):
        from ..dialects.mssql import VARBINARY

        return {**dict.fromkeys(("Text", "TEXT", "CHAR"), _as_varchar),
                "LargeBinary": lambda type_: VARBINARY("max")}


class _Oracle(DefaultDialect):
    name = "oracle"
    driver = "oracledb"
    supports_native_boolean = True
    supports_default_values = supports_multivalues_insert = False
    max_identifier_length = 128
    supports_comments = supports_sequences = supports_identity_columns = True

    def _driver_types(self):
        from ..dialects.oracle import CLOB, VARCHAR2

        return {"VARCHAR": lambda type_: VARCHAR2(type_.length), "TEXT": lambda type_: CLOB()}


def _as_varchar(type_):
    from ..sql.sqltypes import VARCHAR

    return VARCHAR(type_.length, collation=type_.collation)


DIALECTS = {cls.name: cls for cls in (
    DefaultDialect, _PostgreSQL, _MySQL, _MariaDB, _SQLite, _MSSQL, _Oracle)}


_ASYNCHRONOUS = {"asyncpg", "aiosqlite", "aiomysql", "asyncmy", "psycopg_async", "aioodbc",
                 "oracledb_async"}
_STYLES = {"asyncpg": "numeric_dollar", "pg8000": "format", "psycopg2": "pyformat"}
_drivers = {}


def dialect_class(name, driver=None):
    """The class of a dialect with one driver."""
    found = DIALECTS.get(name)
    if found is None:
        raise exc.NoSuchModuleError(f"Can't load plugin: sqlalchemy.dialects:{name}")
    if driver is None or driver == found.driver:
        return found
    made = _drivers.get((name, driver))
    if made is None:
        members = {"driver": driver, "is_async": driver in _ASYNCHRONOUS,
                   "__module__": __name__}
        if driver in _STYLES:
            members["paramstyle"] = _STYLES[driver]
        made = _drivers[name, driver] = type(f"{found.__name__}_{driver}", (found,), members)
    return made


def dialect_named(name, **kw):
    """A dialect by its name."""
    return dialect_class(name)(**kw)


def request_compile(dialect, element, literal_binds):
    """The SQL text of a lowered element."""
    import _limbeck

    return _limbeck.request({"request": "compile", "dialect": dialect, "element": element,
                             "literal_binds": literal_binds})


class Compiled:
    """An element as text."""

    def __init__(self, string, dialect, statement, params):
        self.string = string
        self.dialect = dialect
        self.statement = statement
        self.params = params

    def __str__(self):
        return self.string

    def construct_params(self, params=None, **kw):
        return {**self.params, **(params or {})}


class TypeCompiler:
    """What ``@compiles`` functions of types call for the ordinary SQL."""

    ensure_kwarg = ""

    def __init__(self, dialect):
        self.dialect = dialect

    def process(self, type_, **kw):
        from limbeck_wire import sql_type

        return request_compile(self.dialect.name,
                               {"element": "type", "type": sql_type(type_)}, False)

    def __getattr__(self, name):
        if not name.startswith("visit_"):
            raise AttributeError(name)
        kind = name[len("visit_"):]

        def visit(type_, **kw):
            from ..sql import sqltypes

            cls = type(type_)
            wanted = next((base for base in (getattr(sqltypes, own) for own in sqltypes.__all__)
                           if isinstance(base, type) and issubclass(base, sqltypes.TypeEngine)
                           and base.__dict__.get("__visit_name__") == kind), None)
            if wanted is None:
                if getattr(cls, "__visit_name__", None) != kind:
                    raise AttributeError(name)
                wanted = cls
            lowered = {"class": wanted._wire_class}
            if issubclass(cls, wanted):
                arguments = type_._wire_arguments()
                if arguments:
                    lowered["arguments"] = arguments
            elif hasattr(type_, "length") and type_.length is not None:
                lowered["arguments"] = {"length": type_.length}
            return request_compile(self.dialect.name, {"element": "type", "type": lowered},
                                   False)

        return visit


class SQLCompiler:
    """What ``@compiles`` functions of expressions call for the SQL of their parts."""

    def __init__(self, dialect):
        self.dialect = dialect
        self.preparer = dialect.identifier_preparer
        self.type_compiler = self.type_compiler_instance = TypeCompiler(dialect)
        self.sql_compiler = self

    def process(self, element, **kw):
        return str(compile_element(element, self.dialect,
                                   compile_kwargs={"literal_binds": True}))

    def __getattr__(self, name):
        if name.startswith("visit_"):
            return self._ordinary
        raise NotImplementedError(f"compiler.{name} is not supported in @compiles functions")

    def _ordinary(self, element, **kw):
        from limbeck_wire import expressions, state

        with state.entered(self.dialect):
            lowered = expressions._LOWER[element.__visit_name__](element)
        return request_compile(self.dialect.name, {
            "element": "expression", "expression": lowered}, True)


def compile_element(element, dialect=None, compile_kwargs=None, **kw):
    """An element as text, as ``str()`` and ``.compile()`` give it."""
    import limbeck_wire
    from limbeck_wire import state

    from ..sql.type_api import TypeEngine

    if dialect is None:
        dialect = DefaultDialect()
    elif isinstance(dialect, type):
        dialect = dialect()
    literal = bool((compile_kwargs or {}).get("literal_binds"))
    params = {}
    if isinstance(element, TypeEngine):
        lowered = {"element": "type", "type": limbeck_wire.sql_type(element)}
    elif getattr(element, "_wire_operation", None) is not None \
            and element.__visit_name__ != "ddl":
        lowered = {"element": "operation", "operation": element._wire_operation()}
    else:
        from limbeck_wire import expressions

        with state.entered():
            state.current.dialect = dialect if dialect.name != "default" else None
            if getattr(element, "supports_execution", False) and \
                    element.__visit_name__ not in ("function", "textclause", "next_value_func"):
                lowered = {"element": "statement",
                           "statement": limbeck_wire.statement(element)}
            else:
                lowered = {"element": "expression",
                           "expression": expressions.expression(element)}
    return Compiled(request_compile(dialect.name, lowered, literal), dialect, element, params)
