"""Operations and the elements of a schema that they are about."""

from alembic.operations import ops


def difference(operation):
    """An operation as `compare_metadata` shows it: a tuple, or a list of them for a column."""
    for op_class in type(operation).__mro__:
        function = _DIFFERENCES.get(op_class)
        if function is not None:
            return function(operation)
    raise NotImplementedError(f"{type(operation).__name__} has no to_diff_tuple()")


def _alter_column(operation):
    place = (operation.schema, operation.table_name, operation.column_name)
    unchanged = {"type": None, "nullable": None, "server_default": False, "comment": False}
    words = {"server_default": "modify_default"}
    found = []
    for name, nothing in unchanged.items():
        change = getattr(operation, f"modify_{name}")
        if change is nothing:
            continue
        others = [other for other in ("nullable", "type", "server_default", "comment")
                  if other != name]
        existing = {f"existing_{other}": getattr(operation, f"existing_{other}")
                    for other in others}
        before = getattr(operation, f"existing_{name}")
        found.append((words.get(name, f"modify_{name}"), *place, existing, before, change))
    return found


_DIFFERENCES = {
    ops.CreateTableOp: lambda op: ("add_table", op.to_table()),
    ops.DropTableOp: lambda op: ("remove_table", op.to_table()),
    ops.CreateTableCommentOp: lambda op: (
        "add_table_comment", op.to_table(), op.existing_comment),
    ops.DropTableCommentOp: lambda op: ("remove_table_comment", op.to_table()),
    ops.AddColumnOp: lambda op: ("add_column", op.schema, op.table_name, op.column),
    ops.DropColumnOp: lambda op: ("remove_column", op.schema, op.table_name, op.to_column()),
    ops.AlterColumnOp: _alter_column,
    ops.CreateForeignKeyOp: lambda op: ("add_fk", op.to_constraint()),
    ops.AddConstraintOp: lambda op: ("add_constraint", op.to_constraint()),
    ops.DropConstraintOp: lambda op: (
        "remove_fk" if op.constraint_type == "foreignkey" else "remove_constraint",
        op.to_constraint()),
    ops.CreateIndexOp: lambda op: ("add_index", op.to_index()),
    ops.DropIndexOp: lambda op: ("remove_index", op.to_index()),
    ops.ExecuteSQLOp: lambda op: ("execute", op.sqltext),
}


def naming_convention(migration_context):
    """The naming convention of the target's `MetaData`, if there is one."""
    opts = getattr(migration_context, "opts", {})
    target = opts.get("target_metadata")
    # Asking nothing for an attribute takes an exception.
    return None if target is None else getattr(target, "naming_convention", None)


def empty_metadata(migration_context):
    """A `MetaData` with nothing but the naming convention of the target's."""
    from sqlalchemy.schema import MetaData

    return MetaData(naming_convention=naming_convention(migration_context))


def created_table(operation, migration_context=None):
    """The table of an operation that creates one."""
    from sqlalchemy.schema import Column, Table

    arguments = dict(operation.kw)
    if operation.schema is not None:
        arguments["schema"] = operation.schema
    if operation.comment is not None:
        arguments["comment"] = operation.comment
    if operation.prefixes:
        arguments["prefixes"] = operation.prefixes
    if operation.info:
        arguments["info"] = dict(operation.info)
    metadata = operation._namespace_metadata or empty_metadata(migration_context)
    items = [detached(item) for item in operation.columns]
    if not operation._constraints_included:
        return Table(operation.table_name, metadata, *items, **arguments)
    columns = [item for item in items if isinstance(item, Column)]
    for column in columns:
        # What columns imply is among the constraints.
        column.unique = column.index = None
        column._foreign_key_list = []
    table = Table(
        operation.table_name, empty_metadata(migration_context), *columns, **arguments)
    for item in items:
        if not isinstance(item, Column):
            table.append_constraint(item._copy() if item.parent is not None else item)
    return table


def detached(item):
    """The item, or a copy of a column that belongs to a table already."""
    if getattr(item, "__visit_name__", None) == "column" and item.table is not None:
        return item._copy()
    return item


def bare_table(name, schema=None, columns=(), migration_context=None, **kw):
    """A table with columns of no type."""
    from sqlalchemy.schema import Column, Table
    from sqlalchemy.types import NullType

    items = [Column(column, NullType()) for column in dict.fromkeys(columns)]
    return Table(name, empty_metadata(migration_context), *items, schema=schema, **kw)


def index(operation, columns, migration_context=None):
    """The index of an operation."""
    from sqlalchemy.schema import Index

    names = [item if isinstance(item, str) else item.name for item in columns
             if isinstance(item, str) or getattr(item, "__visit_name__", None) == "column"]
    table = bare_table(operation.table_name or "no_table", operation.schema, names,
                       migration_context)
    elements = [item.name if getattr(item, "__visit_name__", None) == "column" else item
                for item in columns]
    kw = {"unique": getattr(operation, "unique", False), **operation.kw}
    return Index(operation.index_name, *elements, _table=table, **kw)


def constraint(operation, migration_context=None):
    """The constraint of an operation that adds one."""
    from sqlalchemy import schema

    name, kw = operation.constraint_name, dict(operation.kw)
    if isinstance(operation, ops.CreateForeignKeyOp):
        source_schema, target_schema = kw.pop("source_schema", None), kw.pop("referent_schema", None)
        target = f"{target_schema}.{operation.referent_table}" if target_schema \
            else operation.referent_table
        found = schema.ForeignKeyConstraint(
            list(operation.local_cols), [f"{target}.{column}" for column in operation.remote_cols],
            name=name, **kw)
        # The referred columns are those of a table that the functions of a convention may ask for.
        columns = list(operation.local_cols)
        is_own = (operation.referent_table, target_schema) == (operation.source_table, source_schema)
        if is_own:
            columns += operation.remote_cols
        table = bare_table(operation.source_table, source_schema, columns, migration_context)
        if not is_own:
            schema.Table(operation.referent_table, table.metadata,
                         *map(schema.Column, dict.fromkeys(operation.remote_cols)),
                         schema=target_schema)
    elif isinstance(operation, ops.CreateCheckConstraintOp):
        found = schema.CheckConstraint(operation.condition, name=name, **kw)
        table = bare_table(
            operation.table_name, operation.schema, migration_context=migration_context)
    elif isinstance(operation, ops.CreateExcludeConstraintOp):
        from sqlalchemy.dialects.postgresql import ExcludeConstraint

        found = ExcludeConstraint(*operation.elements, name=name, where=operation.where, **kw)
        table = bare_table(operation.table_name, operation.schema, (
            item for item, _ in operation.elements if isinstance(item, str)))
    else:
        kind = schema.PrimaryKeyConstraint if isinstance(operation, ops.CreatePrimaryKeyOp) \
            else schema.UniqueConstraint
        columns = [item if isinstance(item, str) else item.name for item in operation.columns]
        found = kind(*columns, name=name, **kw)
        table = bare_table(operation.table_name, operation.schema, columns, migration_context)
    table.append_constraint(found)
    return found


def dropped_constraint(operation, migration_context):
    """The constraint of an operation that drops one, as far as it is known by its kind and name."""
    from sqlalchemy import schema

    name = operation.constraint_name
    kinds = {
        "check": lambda: schema.CheckConstraint("", name=name),
        "primary": lambda: schema.PrimaryKeyConstraint(name=name),
        "unique": lambda: schema.UniqueConstraint(name=name),
        "foreignkey": lambda: schema.ForeignKeyConstraint([], [], name=name),
    }
    kind = kinds.get(operation.constraint_type)
    if kind is None:
        return None
    found = kind()
    bare_table(
        operation.table_name, operation.schema, migration_context=migration_context,
    ).append_constraint(found)
    return found


def operation_for_constraint(element):
    """The operation that adds a constraint of a table."""
    op_class = ops.AddConstraintOp.add_constraint_ops[element.__visit_name__]
    kw = {key: getattr(element, key) for key in (
        "deferrable", "initially", "onupdate", "ondelete", "match", "use_alter")
        if getattr(element, key, None)}
    kw.update(element._dialect_kwargs)
    table = element.table
    if op_class is ops.CreateForeignKeyOp:
        targets = [item._target for item in element.elements]
        return op_class(
            element.name, table.name, targets[0][1], element._names(),
            [column for _, _, column in targets], source_schema=table.schema,
            referent_schema=targets[0][0], **kw)
    if op_class is ops.CreateCheckConstraintOp:
        return op_class(element.name, table.name, element.sqltext, schema=table.schema, **kw)
    if op_class is ops.CreateExcludeConstraintOp:
        return op_class(element.name, table.name, element._render_exprs, where=element.where,
                        schema=table.schema, using=element.using, ops=element.ops, **kw)
    return op_class(element.name, table.name, element._names(), schema=table.schema, **kw)


def drop_for_constraint(element):
    """The operation that drops a constraint of a table."""
    return operation_for_constraint(element).reverse()
