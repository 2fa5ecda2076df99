"""`Operations` and `BatchOperations`: the directives, as methods."""

from alembic import op as _op_module
from alembic.operations import ops


class AbstractOperations:
    """What both kinds of operations have."""

    _implementations = {}
    # Whether a project has replaced what one of the directives does.
    _is_replaced = False

    def __init__(self, migration_context, impl=None):
        self.migration_context = migration_context
        self._given_impl = impl

    @property
    def impl(self):
        """The dialect's implementation."""
        if self._given_impl is not None:
            return self._given_impl
        return self.migration_context.impl

    @classmethod
    def register_operation(cls, name, sourcename=None):
        """Adds a directive that calls a class method of the decorated operation class."""

        def decorate(op_class):
            source = getattr(op_class, sourcename or name)

            def directive(self, *args, **kw):
                return source(self, *args, **kw)

            directive.__name__ = directive.__qualname__ = name
            directive.__doc__ = source.__doc__
            setattr(cls, name, directive)
            if cls is Operations:
                _op_module._proxy.define(name)
            return op_class

        return decorate

    @classmethod
    def implementation_for(cls, op_cls, replace=False):
        """Registers the decorated function as the one that carries out an operation class."""

        def decorate(function):
            if op_cls in cls._implementations and not replace:
                raise ValueError(
                    f"Can not set dispatch function for object {op_cls!r}: key already "
                    "exists. To replace existing function, use replace=True."
                )
            if op_cls in cls._implementations:
                AbstractOperations._is_replaced = True
            cls._implementations[op_cls] = function
            return function

        return decorate

    def get_context(self):
        """The migration context."""
        return self.migration_context

    def get_bind(self):
        """The connection; offline a stand-in that writes what it is asked to execute."""
        return self.migration_context.bind

    def invoke(self, operation):
        """Carries out an operation."""
        for op_class in type(operation).__mro__:
            function = self._implementations.get(op_class)
            if function is not None:
                return function(self, operation)
        raise ValueError(f"no dispatch function for object: {operation}")

    def f(self, name):
        """Marks a name as final, so that no naming convention applies to it."""
        from sqlalchemy.sql.elements import conv

        return conv(name)

    def inline_literal(self, value, type_=None):
        """A value that is part of the statement's text in any mode."""
        from alembic.operations._literal import InlineLiteral

        return InlineLiteral(value, type_)

    def execute(self, sqltext, *, execution_options=None):
        """Executes a statement."""
        return self.invoke(ops.ExecuteSQLOp(sqltext, execution_options=execution_options))

    def run_async(self, async_function, *args, **kw_args):
        """Runs a coroutine function with an `AsyncConnection`."""
        connection = self.get_bind()
        if not connection.dialect.is_async:
            raise ValueError("Cannot call run_async with a sync engine")
        if self.migration_context.as_sql:
            raise NotImplementedError("Cannot call run_async in SQL mode")
        from sqlalchemy.ext.asyncio import AsyncConnection

        target = AsyncConnection._retrieve_proxy_for_target(connection)
        coroutine = async_function(target, *args, **kw_args)
        # The connection never waits, so the coroutine runs to its end unless it awaits something
        # else; a bare yield (`asyncio.sleep(0)`) is no waiting.
        waits_for = None
        while waits_for is None:
            try:
                waits_for = coroutine.send(None)
            except StopIteration as stop:
                return stop.value
        coroutine.close()
        raise RuntimeError("op.run_async() can only await the connection it is given")

    def batch_alter_table(
        self,
        table_name,
        schema=None,
        recreate="auto",
        partial_reordering=None,
        copy_from=None,
        table_args=(),
        table_kwargs={},
        reflect_args=(),
        reflect_kwargs={},
        naming_convention=None,
    ):
        """A context manager whose operations change one table together."""
        from alembic.operations.batch import BatchBlock, BatchOperationsImpl

        impl = BatchOperationsImpl(
            self,
            table_name,
            schema,
            recreate,
            partial_reordering,
            copy_from,
            table_args,
            table_kwargs,
            reflect_args,
            reflect_kwargs,
            naming_convention,
        )
        return BatchBlock(impl, BatchOperations(self.migration_context, impl=impl))


class Operations(AbstractOperations):
    """The directives of a migration script."""

    @staticmethod
    def context(migration_context):
        """A context manager within which `alembic.op` acts on a migration context."""
        return _Established(Operations(migration_context))

    def _apply(self, payload, position=None):
        self.migration_context._invoke(payload)

    def create_table(self, table_name, *columns, if_not_exists=None, **kw):
        """Creates a table and returns it."""
        return self.invoke(ops.CreateTableOp(table_name, columns, if_not_exists=if_not_exists, **kw))

    def drop_table(self, table_name, *, schema=None, if_exists=None, **kw):
        """Drops a table."""
        self.invoke(ops.DropTableOp(table_name, schema=schema, if_exists=if_exists, table_kw=kw))

    def rename_table(self, old_table_name, new_table_name, *, schema=None):
        """Renames a table."""
        self.invoke(ops.RenameTableOp(old_table_name, new_table_name, schema=schema))

    def create_table_comment(self, table_name, comment, *, existing_comment=None, schema=None):
        """Sets a table's comment."""
        self.invoke(
            ops.CreateTableCommentOp(
                table_name, comment, existing_comment=existing_comment, schema=schema
            )
        )

    def drop_table_comment(self, table_name, *, existing_comment=None, schema=None):
        """Removes a table's comment."""
        self.invoke(
            ops.DropTableCommentOp(table_name, existing_comment=existing_comment, schema=schema)
        )

    def add_column(
        self,
        table_name,
        column,
        *,
        schema=None,
        if_not_exists=None,
        inline_references=None,
        inline_primary_key=None,
    ):
        """Adds a column."""
        self.invoke(
            ops.AddColumnOp(
                table_name,
                column,
                schema=schema,
                if_not_exists=if_not_exists,
                inline_references=inline_references,
                inline_primary_key=inline_primary_key,
            )
        )

    def drop_column(self, table_name, column_name, *, schema=None, **kw):
        """Drops a column."""
        self.invoke(ops.DropColumnOp(table_name, column_name, schema=schema, **kw))

    def alter_column(
        self,
        table_name,
        column_name,
        *,
        nullable=None,
        comment=False,
        server_default=False,
        new_column_name=None,
        type_=None,
        existing_type=None,
        existing_server_default=False,
        existing_nullable=None,
        existing_comment=None,
        schema=None,
        **kw,
    ):
        """Changes a column."""
        self.invoke(
            ops.AlterColumnOp(
                table_name,
                column_name,
                schema=schema,
                existing_type=existing_type,
                existing_server_default=existing_server_default,
                existing_nullable=existing_nullable,
                existing_comment=existing_comment,
                modify_name=new_column_name,
                modify_type=type_,
                modify_server_default=server_default,
                modify_nullable=nullable,
                modify_comment=comment,
                **kw,
            )
        )

    def create_primary_key(self, constraint_name, table_name, columns, *, schema=None):
        """Adds a primary key."""
        self.invoke(ops.CreatePrimaryKeyOp(constraint_name, table_name, columns, schema=schema))

    def create_unique_constraint(self, constraint_name, table_name, columns, *, schema=None, **kw):
        """Adds a unique constraint."""
        return self.invoke(
            ops.CreateUniqueConstraintOp(constraint_name, table_name, columns, schema=schema, **kw)
        )

    def create_foreign_key(
        self,
        constraint_name,
        source_table,
        referent_table,
        local_cols,
        remote_cols,
        *,
        onupdate=None,
        ondelete=None,
        deferrable=None,
        initially=None,
        match=None,
        source_schema=None,
        referent_schema=None,
        **dialect_kw,
    ):
        """Adds a foreign key."""
        self.invoke(
            ops.CreateForeignKeyOp(
                constraint_name,
                source_table,
                referent_table,
                local_cols,
                remote_cols,
                onupdate=onupdate,
                ondelete=ondelete,
                deferrable=deferrable,
                initially=initially,
                match=match,
                source_schema=source_schema,
                referent_schema=referent_schema,
                **dialect_kw,
            )
        )

    def create_check_constraint(self, constraint_name, table_name, condition, *, schema=None, **kw):
        """Adds a CHECK constraint."""
        self.invoke(
            ops.CreateCheckConstraintOp(constraint_name, table_name, condition, schema=schema, **kw)
        )

    def create_exclude_constraint(self, constraint_name, table_name, *elements, **kw):
        """Adds PostgreSQL's EXCLUDE constraint."""
        return self.invoke(
            ops.CreateExcludeConstraintOp(constraint_name, table_name, elements, **kw)
        )

    def drop_constraint(
        self, constraint_name, table_name, type_=None, *, schema=None, if_exists=None
    ):
        """Drops a constraint."""
        self.invoke(
            ops.DropConstraintOp(
                constraint_name, table_name, type_, schema=schema, if_exists=if_exists
            )
        )

    def create_index(
        self,
        index_name,
        table_name,
        columns,
        *,
        schema=None,
        unique=False,
        if_not_exists=None,
        **kw,
    ):
        """Creates an index."""
        self.invoke(
            ops.CreateIndexOp(
                index_name,
                table_name,
                columns,
                schema=schema,
                unique=unique,
                if_not_exists=if_not_exists,
                **kw,
            )
        )

    def drop_index(self, index_name, table_name=None, *, schema=None, if_exists=None, **kw):
        """Drops an index."""
        self.invoke(
            ops.DropIndexOp(index_name, table_name, schema=schema, if_exists=if_exists, **kw)
        )

    def bulk_insert(self, table, rows, *, multiinsert=True):
        """Inserts rows."""
        self.invoke(ops.BulkInsertOp(table, rows, multiinsert=multiinsert))


class BatchOperations(AbstractOperations):
    """The directives within `batch_alter_table`; their table is the block's."""

    def _apply(self, payload, position=None):
        self.impl.add(payload, position)

    @property
    def _table(self):
        return self.impl.table_name

    @property
    def _schema(self):
        return self.impl.schema

    def add_column(
        self,
        column,
        *,
        insert_before=None,
        insert_after=None,
        if_not_exists=None,
        inline_references=None,
        inline_primary_key=None,
    ):
        """Adds a column."""
        place = {"insert_before": insert_before, "insert_after": insert_after}
        self.invoke(
            ops.AddColumnOp(
                self._table,
                column,
                schema=self._schema,
                if_not_exists=if_not_exists,
                inline_references=inline_references,
                inline_primary_key=inline_primary_key,
                **{key: value for key, value in place.items() if value},
            )
        )

    def drop_column(self, column_name, **kw):
        """Drops a column."""
        self.invoke(ops.DropColumnOp(self._table, column_name, schema=self._schema, **kw))

    def alter_column(
        self,
        column_name,
        *,
        nullable=None,
        comment=False,
        server_default=False,
        new_column_name=None,
        type_=None,
        existing_type=None,
        existing_server_default=False,
        existing_nullable=None,
        existing_comment=None,
        insert_before=None,
        insert_after=None,
        **kw,
    ):
        """Changes a column."""
        self.invoke(
            ops.AlterColumnOp(
                self._table,
                column_name,
                schema=self._schema,
                existing_type=existing_type,
                existing_server_default=existing_server_default,
                existing_nullable=existing_nullable,
                existing_comment=existing_comment,
                modify_name=new_column_name,
                modify_type=type_,
                modify_server_default=server_default,
                modify_nullable=nullable,
                modify_comment=comment,
                insert_before=insert_before,
                insert_after=insert_after,
                **kw,
            )
        )

    def create_primary_key(self, constraint_name, columns):
        """Adds a primary key."""
        self.invoke(
            ops.CreatePrimaryKeyOp(constraint_name, self._table, columns, schema=self._schema)
        )

    def create_unique_constraint(self, constraint_name, columns, **kw):
        """Adds a unique constraint."""
        kw["schema"] = self._schema
        return self.invoke(
            ops.CreateUniqueConstraintOp(constraint_name, self._table, columns, **kw)
        )

    def create_foreign_key(
        self,
        constraint_name,
        referent_table,
        local_cols,
        remote_cols,
        *,
        referent_schema=None,
        onupdate=None,
        ondelete=None,
        deferrable=None,
        initially=None,
        match=None,
        **dialect_kw,
    ):
        """Adds a foreign key."""
        self.invoke(
            ops.CreateForeignKeyOp(
                constraint_name,
                self._table,
                referent_table,
                local_cols,
                remote_cols,
                onupdate=onupdate,
                ondelete=ondelete,
                deferrable=deferrable,
                initially=initially,
                match=match,
                referent_schema=referent_schema,
                source_schema=self._schema,
                **dialect_kw,
            )
        )

    def create_check_constraint(self, constraint_name, condition, **kw):
        """Adds a CHECK constraint."""
        self.invoke(
            ops.CreateCheckConstraintOp(
                constraint_name, self._table, condition, schema=self._schema, **kw
            )
        )

    def create_exclude_constraint(self, constraint_name, *elements, **kw):
        """Adds PostgreSQL's EXCLUDE constraint."""
        kw["schema"] = self._schema
        return self.invoke(
            ops.CreateExcludeConstraintOp(constraint_name, self._table, elements, **kw)
        )

    def drop_constraint(self, constraint_name, type_=None):
        """Drops a constraint."""
        self.invoke(
            ops.DropConstraintOp(constraint_name, self._table, type_, schema=self._schema)
        )

    def create_index(self, index_name, columns, **kw):
        """Creates an index."""
        self.invoke(
            ops.CreateIndexOp(index_name, self._table, columns, schema=self._schema, **kw)
        )

    def drop_index(self, index_name, **kw):
        """Drops an index."""
        self.invoke(ops.DropIndexOp(index_name, self._table, schema=self._schema, **kw))

    def create_table_comment(self, comment, *, existing_comment=None):
        """Sets the table's comment."""
        self.invoke(
            ops.CreateTableCommentOp(
                self._table, comment, existing_comment=existing_comment, schema=self._schema
            )
        )

    def drop_table_comment(self, *, existing_comment=None):
        """Removes the table's comment."""
        self.invoke(
            ops.DropTableCommentOp(
                self._table, existing_comment=existing_comment, schema=self._schema
            )
        )


class _Established:
    """Makes `alembic.op` act on an object."""

    def __init__(self, operations):
        self._operations = operations

    def __enter__(self):
        _op_module._proxy.targets.append(self._operations)
        return self._operations

    def __exit__(self, kind, value, trace):
        _op_module._proxy.targets.remove(self._operations)


# Registers how the operation classes are carried out.
from alembic.operations import toimpl as _toimpl  # noqa: E402,F401
