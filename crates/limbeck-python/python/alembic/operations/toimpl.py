"""Lowering: each operation class to the application's vocabulary."""

import limbeck_wire
from alembic.operations import _elements, ops
from alembic.operations._elements import detached
from alembic.operations.base import Operations
from sqlalchemy.event import _registered, fire

_DIALECT_PREFIXES = ("postgresql_", "mysql_", "mariadb_", "sqlite_", "mssql_", "oracle_")
_CONSTRAINT_TYPES = ("check", "foreignkey", "primary", "unique")


def qualified(name, schema=None):
    """A name with its schema."""
    table = {"name": limbeck_wire.name(name)}
    if schema is not None:
        table["schema"] = limbeck_wire.name(schema)
    return table


def _names(columns):
    return [limbeck_wire.name(_column_name(column)) for column in columns]


def _column_name(column):
    return column if isinstance(column, str) else column.name


def _constraint(kind, class_name, name, known, kw):
    """A constraint's payload with its keyword arguments; `known` maps them to wire names."""
    payload = {"constraint": kind}
    if name is not None:
        payload["name"] = limbeck_wire.name(name)
    options = {}
    for key, value in kw.items():
        if key in known:
            if value is not None:
                payload[known[key]] = value
        elif key not in ("info", "_create_rule", "_type_bound", "quote"):
            options[key] = value
    if options:
        payload["options"] = _dialect_options(class_name, options)
    return payload


def _dialect_options(class_name, options):
    if not options:
        return None
    from sqlalchemy import schema
    from sqlalchemy.sql._dialect_arguments import validate

    for key in options:
        validate(getattr(schema, class_name), key)
    return limbeck_wire.options(options)


def _loose_options(kw):
    """The options of dialects among the arguments; others mean nothing to any dialect."""
    options = {key: value for key, value in kw.items() if key.startswith(_DIALECT_PREFIXES)}
    return limbeck_wire.options(options) if options else None


_COMMON = {"deferrable": "deferrable", "initially": "initially", "comment": "comment"}
_FOREIGN_KEY = {
    **_COMMON,
    "onupdate": "on_update",
    "ondelete": "on_delete",
    "match": "match",
    "use_alter": "use_alter",
}


@Operations.implementation_for(ops.CreateTableOp)
def create_table(operations, operation):
    """`create_table`"""
    table = operation.to_table(operations.migration_context)
    _fire(table, "before_create", operations)
    operations._apply(created(table, operation))
    _fire(table, "after_create", operations)
    return table


def created(table, operation):
    """The payload that creates a table."""
    payload = {"operation": "create_table", "table": limbeck_wire.table(table)}
    if operation.if_not_exists:
        payload["if_not_exists"] = True
    return payload


def _fire(table, event, operations):
    """Calls what listens to the creation of tables."""
    if _registered:
        fire(table, event, operations.get_bind(), checkfirst=False)


@Operations.implementation_for(ops.DropTableOp)
def drop_table(operations, operation):
    """`drop_table`"""
    if operation.table_kw:
        options = {
            key: value
            for key, value in operation.table_kw.items()
            if key not in ("quote", "listeners", "keep_existing", "extend_existing", "must_exist")
        }
        _dialect_options("Table", options)
    from sqlalchemy.sql.base import quoted_name

    name = operation.table_name
    quote = (operation.table_kw or {}).get("quote")
    payload = {
        "operation": "drop_table",
        "table": qualified(name if quote is None else quoted_name(name, quote), operation.schema),
    }
    if operation.if_exists:
        payload["if_exists"] = True
    operations._apply(payload)


@Operations.implementation_for(ops.RenameTableOp)
def rename_table(operations, operation):
    """`rename_table`"""
    operations._apply(
        {
            "operation": "rename_table",
            "table": qualified(operation.table_name, operation.schema),
            "new_name": limbeck_wire.name(operation.new_table_name),
        }
    )


@Operations.implementation_for(ops.CreateTableCommentOp)
def create_table_comment(operations, operation):
    """`create_table_comment`"""
    payload = {
        "operation": "create_table_comment",
        "table": qualified(operation.table_name, operation.schema),
        "comment": operation.comment,
    }
    if operation.existing_comment is not None:
        payload["existing_comment"] = operation.existing_comment
    operations._apply(payload)


@Operations.implementation_for(ops.DropTableCommentOp)
def drop_table_comment(operations, operation):
    """`drop_table_comment`"""
    payload = {
        "operation": "drop_table_comment",
        "table": qualified(operation.table_name, operation.schema),
    }
    if operation.existing_comment is not None:
        payload["existing_comment"] = operation.existing_comment
    operations._apply(payload)


@Operations.implementation_for(ops.AddColumnOp)
def add_column(operations, operation):
    """`add_column`"""
    table = qualified(operation.table_name, operation.schema)
    column = detached(_as_column(operation.column))
    by_function = _functions_name(operations)
    implied = _implied(operations, operation, column) if by_function else []
    payload = {
        "operation": "add_column",
        "table": table,
        "column": limbeck_wire.column(column),
    }
    if by_function:
        limbeck_wire.name_type_check(column, column.type, payload["column"]["type"])
    if implied:
        for flag in ("index", "unique"):
            payload["column"].pop(flag, None)
    for flag in ("if_not_exists", "inline_references", "inline_primary_key"):
        if getattr(operation, flag):
            payload[flag] = True
    position = None
    for place in ("insert_before", "insert_after"):
        if operation.kw.get(place) is not None:
            position = {place[len("insert_") :]: limbeck_wire.name(operation.kw[place])}
    operations._apply(payload, position)
    for item in implied:
        operations._apply({"table": table, **item})


def _implied(operations, operation, column):
    """The index or unique constraint that a column implies, as an operation of its own. The column
    becomes part of a table, which the functions of a naming convention expect."""
    from sqlalchemy.schema import Table

    metadata = _elements.empty_metadata(operations.migration_context)
    table = Table(operation.table_name, metadata, column, schema=operation.schema)
    return [
        {"operation": "add_constraint", "constraint": limbeck_wire.constraint(item)}
        for item in table.constraints if item._column_flag
    ] + [
        {"operation": "create_index", "index": limbeck_wire.index(item)} for item in table.indexes
    ]


def _as_column(column):
    if not hasattr(column, "table"):
        subject = f"type object {column.__name__!r}" if isinstance(column, type) else (
            f"{type(column).__name__!r} object"
        )
        raise AttributeError(f"{subject} has no attribute 'table'")
    return column


@Operations.implementation_for(ops.DropColumnOp)
def drop_column(operations, operation):
    """`drop_column`"""
    payload = {
        "operation": "drop_column",
        "table": qualified(operation.table_name, operation.schema),
        "column": limbeck_wire.name(operation.column_name),
    }
    if operation.if_exists:
        payload["if_exists"] = True
    kw = dict(operation.kw)
    existing_type = kw.pop("existing_type", None)
    if existing_type is not None:
        payload["existing_type"] = limbeck_wire.type(existing_type)
    flags = {key: kw.pop(key) for key in list(kw) if key.startswith("mssql_drop_")}
    known_to_columns = ("existing_nullable", "existing_server_default", "existing_comment")
    rest = {key: value for key, value in kw.items() if key not in known_to_columns}
    _dialect_options("Column", rest)
    if flags:
        payload["options"] = limbeck_wire.options(flags)
    operations._apply(payload)


@Operations.implementation_for(ops.AlterColumnOp)
def alter_column(operations, operation):
    """`alter_column`"""
    payload = {
        "operation": "alter_column",
        "table": qualified(operation.table_name, operation.schema),
        "column": limbeck_wire.name(operation.column_name),
    }
    if operation.modify_name is not None:
        payload["new_name"] = limbeck_wire.name(operation.modify_name)
    if operation.modify_type is not None:
        payload["type"] = _altered_type(operations, operation, operation.modify_type)
    if operation.modify_nullable is not None:
        payload["nullable"] = bool(operation.modify_nullable)
    if operation.modify_server_default is not False:
        payload["server_default"] = _default_change(operation.modify_server_default)
    if operation.modify_comment is not False:
        payload["comment"] = {"change": "set", "to": operation.modify_comment}
    if operation.existing_type is not None:
        payload["existing_type"] = _altered_type(operations, operation, operation.existing_type)
    if operation.existing_nullable is not None:
        payload["existing_nullable"] = bool(operation.existing_nullable)
    if operation.existing_server_default is not False:
        payload["existing_server_default"] = _default_change(operation.existing_server_default)
    if isinstance(operation.existing_comment, str):
        payload["existing_comment"] = operation.existing_comment
    for flag in ("autoincrement", "existing_autoincrement"):
        if operation.kw.get(flag) is not None:
            payload[flag] = bool(operation.kw[flag])
    if "name" in operation.kw:
        raise TypeError("alter_column() got multiple values for keyword argument 'name'")
    options = _loose_options(operation.kw)
    if options:
        payload["options"] = options
    operations._apply(payload)


def _altered_type(operations, operation, type_):
    """A type of an altered column; the CHECK constraint that it brings along has its final name."""
    lowered = limbeck_wire.type(type_)
    if operation.modify_type is not None and _functions_name(operations):
        from sqlalchemy.schema import Column, Table

        metadata = _elements.empty_metadata(operations.migration_context)
        column = Column(operation.column_name, type_)
        Table(operation.table_name, metadata, column, schema=operation.schema)
        limbeck_wire.name_type_check(column, column.type, lowered)
    return lowered


def _default_change(default):
    if default is None:
        return {"change": "set", "to": None}
    kind = getattr(default, "__visit_name__", None)
    if kind == "computed_column":
        return {"change": "set", "to": {"default": "computed", "value": limbeck_wire.computed(default)}}
    if kind == "identity_column":
        return {"change": "set", "to": {"default": "identity", "value": limbeck_wire.identity(default)}}
    value = limbeck_wire.server_default(default)
    return {"change": "set", "to": {"default": "server", "value": value}}


def _functions_name(operations):
    """Whether functions of the project take part in names."""
    given = _elements.naming_convention(operations.migration_context)
    return limbeck_wire.has_functions(given)


def _add(operations, operation, table_name, schema, constraint):
    if _functions_name(operations):
        element = _elements.constraint(operation, operations.migration_context)
        name = limbeck_wire.constraint(element).get("name")
        if name is not None:
            constraint["name"] = name
    operations._apply(
        {
            "operation": "add_constraint",
            "table": qualified(table_name, schema),
            "constraint": constraint,
        }
    )


@Operations.implementation_for(ops.CreatePrimaryKeyOp)
def create_primary_key(operations, operation):
    """`create_primary_key`"""
    constraint = _constraint(
        "primary_key", "PrimaryKeyConstraint", operation.constraint_name, _COMMON, operation.kw
    )
    constraint["columns"] = _names(operation.columns)
    _add(operations, operation, operation.table_name, operation.schema, constraint)


@Operations.implementation_for(ops.CreateUniqueConstraintOp)
def create_unique_constraint(operations, operation):
    """`create_unique_constraint`"""
    constraint = _constraint(
        "unique", "UniqueConstraint", operation.constraint_name, _COMMON, operation.kw
    )
    constraint["columns"] = _names(operation.columns)
    _add(operations, operation, operation.table_name, operation.schema, constraint)


@Operations.implementation_for(ops.CreateForeignKeyOp)
def create_foreign_key(operations, operation):
    """`create_foreign_key`"""
    kw = dict(operation.kw)
    source_schema = kw.pop("source_schema", None)
    referent_schema = kw.pop("referent_schema", None)
    if len(operation.local_cols) != len(operation.remote_cols):
        from sqlalchemy.exc import ArgumentError

        raise ArgumentError(
            "ForeignKeyConstraint number of constrained columns must match the number of "
            "referenced columns."
        )
    constraint = _constraint(
        "foreign_key", "ForeignKeyConstraint", operation.constraint_name, _FOREIGN_KEY, kw
    )
    constraint["columns"] = _names(operation.local_cols)
    constraint["referred_table"] = limbeck_wire.name(operation.referent_table)
    if referent_schema is not None:
        constraint["referred_schema"] = limbeck_wire.name(referent_schema)
    constraint["referred_columns"] = _names(operation.remote_cols)
    _add(operations, operation, operation.source_table, source_schema, constraint)


@Operations.implementation_for(ops.CreateCheckConstraintOp)
def create_check_constraint(operations, operation):
    """`create_check_constraint`"""
    constraint = _constraint(
        "check", "CheckConstraint", operation.constraint_name, _COMMON, operation.kw
    )
    constraint["condition"] = _condition(operation.condition)
    _add(operations, operation, operation.table_name, operation.schema, constraint)


@Operations.implementation_for(ops.CreateExcludeConstraintOp)
def create_exclude_constraint(operations, operation):
    """`create_exclude_constraint`"""
    if not operation.elements:
        raise ValueError("not enough values to unpack (expected 2, got 0)")
    kw = dict(operation.kw)
    operator_classes = kw.pop("ops", None) or {}
    constraint = _constraint(
        "exclude",
        "Constraint",
        operation.constraint_name,
        {"deferrable": "deferrable", "initially": "initially", "using": "using"},
        kw,
    )
    constraint["elements"] = elements = []
    for expression, operator in operation.elements:
        if isinstance(expression, str):
            element = {"expression": "column", "name": limbeck_wire.name(expression)}
        else:
            element = limbeck_wire.expression(expression)
        element = {"expression": element, "operator": operator}
        operator_class = operator_classes.get(getattr(expression, "key", expression))
        if operator_class is not None:
            element["operator_class"] = operator_class
        elements.append(element)
    if operation.where is not None:
        constraint["condition"] = _condition(operation.where)
    _add(operations, operation, operation.table_name, operation.schema, constraint)


def _condition(condition):
    if isinstance(condition, str):
        return {"expression": "text", "text": condition}
    return limbeck_wire.expression(condition)


@Operations.implementation_for(ops.DropConstraintOp)
def drop_constraint(operations, operation):
    """`drop_constraint`"""
    payload = {
        "operation": "drop_constraint",
        "table": qualified(operation.table_name, operation.schema),
        "name": limbeck_wire.name(operation.constraint_name),
    }
    type_ = operation.constraint_type
    if type_ is not None:
        if type_ not in _CONSTRAINT_TYPES:
            raise TypeError(
                "'type' can be one of 'check', 'foreignkey', 'primary', 'unique', None"
            )
        payload["kind"] = type_
    if operation.if_exists:
        payload["if_exists"] = True
    if _functions_name(operations):
        element = _elements.dropped_constraint(operation, operations.migration_context)
        if element is not None:
            payload["name"] = limbeck_wire.dropped_name(element)
    operations._apply(payload)


@Operations.implementation_for(ops.CreateIndexOp)
def create_index(operations, operation):
    """`create_index`"""
    from sqlalchemy.schema import Index

    kw = dict(operation.kw)
    if operation.unique:
        kw["unique"] = True
    if _functions_name(operations):
        index = operation.to_index(operations.migration_context)
    else:
        index = Index(operation.index_name, *operation.columns, **kw)
    payload = {
        "operation": "create_index",
        "table": qualified(operation.table_name, operation.schema),
        "index": limbeck_wire.index(index),
    }
    if operation.if_not_exists:
        payload["if_not_exists"] = True
    operations._apply(payload)


@Operations.implementation_for(ops.DropIndexOp)
def drop_index(operations, operation):
    """`drop_index`"""
    payload = {"operation": "drop_index", "name": limbeck_wire.name(operation.index_name)}
    if operation.table_name is not None:
        payload["table"] = limbeck_wire.name(operation.table_name)
    if operation.schema is not None:
        payload["schema"] = limbeck_wire.name(operation.schema)
    if operation.if_exists:
        payload["if_exists"] = True
    if "tablename" in operation.kw:
        raise TypeError("drop_index() got multiple values for argument 'tablename'")
    kw = {key: value for key, value in operation.kw.items() if key not in ("unique", "info")}
    if kw:
        payload["options"] = _dialect_options("Index", kw)
    if _functions_name(operations):
        index = operation.to_index(operations.migration_context)
        payload["name"] = limbeck_wire.index(index)["name"]
    operations._apply(payload)


@Operations.implementation_for(ops.BulkInsertOp)
def bulk_insert(operations, operation):
    """`bulk_insert`"""
    rows = operation.rows
    if not isinstance(rows, list):
        raise TypeError("List expected")
    if rows and not isinstance(rows[0], dict):
        raise TypeError("List of dictionaries expected")
    payload = {
        "operation": "bulk_insert",
        "table": limbeck_wire.table(operation.table),
        "rows": limbeck_wire.bulk_rows(operation.table, rows),
    }
    if not operation.multiinsert:
        payload["multiple"] = False
    operations._apply(payload)


@Operations.implementation_for(ops.ExecuteSQLOp)
def execute_sql(operations, operation):
    """`execute`"""
    operations.migration_context.execute(
        operation.sqltext, execution_options=operation.execution_options
    )
