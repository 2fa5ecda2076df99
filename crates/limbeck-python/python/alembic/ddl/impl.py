"""`DefaultImpl`: a dialect as operations see it."""


class DefaultImpl:
    """What a migration context knows of its dialect. Deriving a class registers it."""

    __dialect__ = "default"
    transactional_ddl = False
    command_terminator = ";"
    type_synonyms = ({"NUMERIC", "DECIMAL"},)
    type_arg_extract = ()
    identity_attrs_ignore = ("oracle_on_null",)

    _by_dialect = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if "__dialect__" in cls.__dict__:
            DefaultImpl._by_dialect[cls.__dialect__] = cls

    def __init__(self, dialect, connection, as_sql, transactional_ddl, output_buffer, context_opts):
        self._dialect = dialect
        self.connection = connection
        self.as_sql = as_sql
        self.output_buffer = output_buffer
        self.context_opts = context_opts
        self.literal_binds = context_opts.get("literal_binds", False)
        if transactional_ddl is not None:
            self.transactional_ddl = transactional_ddl
        self._context = None

    @classmethod
    def get_by_dialect(cls, dialect):
        """The class for a dialect."""
        name = dialect if isinstance(dialect, str) else dialect.name
        return cls._by_dialect[name]

    @classmethod
    def for_context(cls, context):
        """The implementation of a migration context."""
        impl_class = cls._by_dialect.get(context._dialect_name, cls)
        impl = impl_class(
            None,
            context.connection,
            context.as_sql,
            context._transactional_ddl,
            context.output_buffer,
            context.opts,
        )
        impl._context = context
        return impl

    @property
    def dialect(self):
        """The dialect, as SQLAlchemy shows it."""
        return self._dialect if self._context is None else self._context.dialect

    @property
    def bind(self):
        """The connection."""
        return self.connection

    def execute(self, sql, execution_options=None):
        """Executes a statement, or writes it."""
        self._context.execute(sql, execution_options=execution_options)

    def _exec(self, construct, execution_options=None, **kw):
        self._context.execute(construct, execution_options=execution_options)

    def static_output(self, text):
        """Writes text among the SQL of an offline run."""
        self._context._send({"request": "static_output", "text": str(text)})

    def create_table(self, table, **kw):
        """Creates a table."""
        self._operations().invoke(_ops().CreateTableOp(table.name, table.columns, schema=table.schema))

    def rename_table(self, old_table_name, new_table_name, schema=None):
        """Renames a table."""
        self._operations().rename_table(old_table_name, new_table_name, schema=schema)

    def add_column(self, table_name, column, *, schema=None, **kw):
        """Adds a column."""
        self._operations().add_column(table_name, column, schema=schema, **kw)

    def drop_column(self, table_name, column, *, schema=None, if_exists=None, **kw):
        """Drops a column."""
        name = column if isinstance(column, str) else column.name
        self._operations().drop_column(table_name, name, schema=schema, if_exists=if_exists, **kw)

    def alter_column(self, table_name, column_name, *, name=None, **kw):
        """Changes a column."""
        self._operations().alter_column(table_name, column_name, new_column_name=name, **kw)

    def bulk_insert(self, table, rows, multiinsert=True):
        """Inserts rows."""
        self._operations().bulk_insert(table, rows, multiinsert=multiinsert)

    def _operations(self):
        from alembic.operations.base import Operations

        return Operations(self._context)


def _ops():
    from alembic.operations import ops

    return ops


class _PostgresqlImpl(DefaultImpl):
    __dialect__ = "postgresql"
    transactional_ddl = True


class _MySQLImpl(DefaultImpl):
    __dialect__ = "mysql"


class _MariaDBImpl(_MySQLImpl):
    __dialect__ = "mariadb"


class _SQLiteImpl(DefaultImpl):
    __dialect__ = "sqlite"


class _MSSQLImpl(DefaultImpl):
    __dialect__ = "mssql"
    transactional_ddl = True
    batch_separator = "GO"


class _OracleImpl(DefaultImpl):
    __dialect__ = "oracle"
    batch_separator = "/"
    command_terminator = ""


for _class in (_PostgresqlImpl, _MySQLImpl, _MariaDBImpl, _SQLiteImpl, _MSSQLImpl, _OracleImpl):
    _class.__name__ = _class.__qualname__ = _class.__name__[1:]
