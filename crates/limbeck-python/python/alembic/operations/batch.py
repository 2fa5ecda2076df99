"""`op.batch_alter_table`: operations that are collected and applied at the end of a block."""

import limbeck_wire
from alembic._origin import user_origin
from alembic.operations.toimpl import _dialect_options

# Arguments of tables that no statement shows.
_WITHOUT_SQL = ("info", "implicit_returning", "keep_existing", "extend_existing", "quote")
_NOT_IN_A_BATCH = ("bulk_insert", "create_table", "drop_table", "rename_table")


class BatchOperationsImpl:
    """The steps of one block."""

    def __init__(
        self,
        operations,
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
    ):
        if recreate not in ("auto", "always", "never"):
            raise ValueError("recreate may be one of 'auto', 'always', or 'never'.")
        self.operations = operations
        self.table_name = table_name
        self.schema = schema
        self.recreate = recreate
        self.partial_reordering = partial_reordering or ()
        self.copy_from = copy_from
        self.table_args = table_args
        self.table_kwargs = dict(table_kwargs)
        self.reflect_args = reflect_args
        self.reflect_kwargs = dict(reflect_kwargs)
        self.naming_convention = naming_convention
        self.batch = []

    @property
    def dialect(self):
        """The dialect."""
        return self.operations.migration_context.dialect

    def add(self, operation, position=None):
        """Adds a step."""
        if operation["operation"] in _NOT_IN_A_BATCH:
            raise NotImplementedError("Can't create, drop or fill a table in batch mode")
        step = {"operation": operation}
        if position is not None:
            step["position"] = position
        self.batch.append(step)

    def payload(self):
        """The operation that applies all steps."""
        table = {"name": limbeck_wire.name(self.table_name)}
        if self.schema is not None:
            table["schema"] = limbeck_wire.name(self.schema)
        payload = {
            "operation": "alter_table_batch",
            "table": table,
            "recreate": self.recreate,
            "steps": list(self.batch),
        }
        if self.copy_from is not None:
            payload["copy_from"] = limbeck_wire.table(self.copy_from)
        self._add_reflect_args(payload)
        self._add_table_args(payload)
        if self.naming_convention:
            payload["naming_convention"] = limbeck_wire.convention(self.naming_convention)
        if self.partial_reordering:
            payload["partial_reordering"] = [
                [limbeck_wire.name(name) for name in group] for group in self.partial_reordering
            ]
        return payload

    def _add_reflect_args(self, payload):
        context = self.operations.migration_context
        # Functions of a naming convention are called with what is reflected here.
        reflects = self.reflect_kwargs or limbeck_wire.has_functions(self.naming_convention)
        if self.copy_from is None and reflects and not context.as_sql:
            payload["reflected"] = limbeck_wire.table(self._reflected(context.bind))
            return
        columns, constraints, others = _sorted_items(self.reflect_args)
        if others:
            raise NotImplementedError(
                f"batch_alter_table(reflect_args=…) does not support {others[0]!r}"
            )
        if columns:
            payload["reflect_columns"] = [limbeck_wire.column(column) for column in columns]
        if constraints:
            payload["reflect_constraints"] = [limbeck_wire.constraint(item) for item in constraints]

    def _reflected(self, bind):
        """The table as it is in the database, read as the script wants it read."""
        from sqlalchemy.schema import MetaData, Table

        return Table(
            self.table_name,
            MetaData(naming_convention=self.naming_convention),
            *self.reflect_args,
            schema=self.schema,
            autoload_with=bind,
            **{"resolve_fks": False, **self.reflect_kwargs},
        )

    def _add_table_args(self, payload):
        columns, constraints, others = _sorted_items(self.table_args)
        for item in others:
            payload["steps"].append(
                {
                    "operation": {
                        "operation": "create_index",
                        "table": payload["table"],
                        "index": limbeck_wire.index(item),
                    }
                }
            )
        if columns:
            payload["table_columns"] = [limbeck_wire.column(column) for column in columns]
        if constraints:
            payload["table_constraints"] = [limbeck_wire.constraint(item) for item in constraints]
        options = dict(self.table_kwargs)
        for name in ("prefixes", "comment"):
            value = options.pop(name, None)
            if value:
                payload[f"table_{name}"] = value
        for name in _WITHOUT_SQL:
            options.pop(name, None)
        if options:
            payload["table_options"] = _dialect_options("Table", options)


def _sorted_items(items):
    """Columns, constraints and other items."""
    from sqlalchemy.schema import Column, Constraint

    columns = [item for item in items if isinstance(item, Column)]
    constraints = [item for item in items if isinstance(item, Constraint)]
    others = [item for item in items if not isinstance(item, (Column, Constraint))]
    return columns, constraints, others


class BatchBlock:
    """The context manager of `batch_alter_table`."""

    def __init__(self, impl, operations):
        self._impl = impl
        self._operations = operations
        self._origin = user_origin()

    def __enter__(self):
        return self._operations

    def __exit__(self, kind, value, trace):
        # A block that failed half-way changes nothing.
        if kind is None and (self._impl.batch or self._impl.recreate == "always"):
            context = self._operations.migration_context
            context._invoke(self._impl.payload(), self._origin)
