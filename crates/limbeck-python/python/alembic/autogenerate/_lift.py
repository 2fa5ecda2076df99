"""What a comparison has found, as operations that the project's functions can look at and change."""

from alembic.autogenerate._objects import model_table
from alembic.autogenerate._own_operations import own_operations
from alembic.operations import ops
from alembic.operations._elements import bare_table
from limbeck_wire import lift_column, lift_constraint, lift_default, lift_index_element
from limbeck_wire import lift_name as _name
from limbeck_wire import lift_options as _options
from limbeck_wire import lift_type


class Waiting:
    """Items of the application that nobody has looked at yet."""

    def __init__(self, context, items):
        self.context = context
        self.items = items

    def __bool__(self):
        return bool(self.items)


def lifted_items(waiting):
    """The items as operations."""
    return [lifted(waiting.context, item) for item in waiting.items]


def lifted(context, item):
    """An item as an operation."""
    if item["item"] == "operation":
        return numbered(context, item)
    changes = [numbered(context, change) for change in item["operations"]]
    table = item["table"]
    return ops.ModifyTableOps(_name(table["name"]), changes, schema=_schema(table))


def numbered(context, item):
    """An operation that remembers by which number the application knows it."""
    from alembic.autogenerate._lower import lowered_operation

    content = item["content"]
    if content["operation"] == "custom":
        operation = own_operations(context).lifted(content)
        operation._known = (item["number"], content)
    else:
        operation = _lifted_operation(context, content)
        operation._known = (item["number"], lowered_operation(operation))
    return operation


def _lifted_operation(context, content):
    kind = content["operation"]
    lift = _LIFTS.get(kind)
    if lift is None:
        raise NotImplementedError(f"an operation of the kind {kind!r} can't be passed to functions")
    return lift(context, content)


def lifted_item(context, kind, item):
    """An item that `render_item` is asked about."""
    if kind == "type":
        return lift_type(item)
    if kind == "column":
        return lift_column(item)
    if kind == "server_default":
        return lift_default(item)
    return lift_constraint(item)


def _schema(table):
    return _name(table.get("schema"))


def _place(content):
    table = content["table"]
    return _name(table["name"]), _schema(table)


def _model_column(context, table, schema, column):
    found = model_table(context, schema, table)
    if found is None:
        return None
    return next((item for item in found.columns if item.name == column), None)


def _create_table(context, content):
    table = content["table"]
    name, schema = _name(table["name"]), _schema(table)
    model = model_table(context, schema, name)
    columns = []
    for item in table["columns"]:
        like = _model_column(context, name, schema, _name(item["name"]))
        columns.append(lift_column(item, like))
    keys = {column.name: column.key for column in columns if column.key != column.name}
    items = columns + [lift_constraint(item, keys) for item in table.get("constraints", ())]
    words = {}
    if table.get("comment") is not None:
        words["comment"] = table["comment"]
    if table.get("prefixes"):
        words["prefixes"] = table["prefixes"]
    info = dict(model.info) if model is not None else {}
    return ops.CreateTableOp(
        name,
        items,
        schema=schema,
        if_not_exists=content.get("if_not_exists") or None,
        _namespace_metadata=None if model is None else model.metadata,
        _constraints_included=True,
        info=info,
        **words,
        **_options(table),
    )


def _drop_table(context, content):
    name, schema = _place(content)
    dropped = content.get("dropped")
    if dropped is None:
        return ops.DropTableOp(name, schema=schema, if_exists=content.get("if_exists") or None)
    return _create_table(context, {"table": dropped}).reverse()


def _rename_table(context, content):
    name, schema = _place(content)
    return ops.RenameTableOp(name, _name(content["new_name"]), schema=schema)


def _create_table_comment(context, content):
    name, schema = _place(content)
    return ops.CreateTableCommentOp(
        name,
        content.get("comment"),
        schema=schema,
        existing_comment=content.get("existing_comment"),
    )


def _drop_table_comment(context, content):
    name, schema = _place(content)
    return ops.DropTableCommentOp(
        name, schema=schema, existing_comment=content.get("existing_comment")
    )


def _add_column(context, content):
    name, schema = _place(content)
    column = content["column"]
    like = _model_column(context, name, schema, _name(column["name"]))
    lifted = lift_column(column, like)
    bare_table(name, schema).append_column(lifted)
    return ops.AddColumnOp(name, lifted, schema=schema)


def _drop_column(context, content):
    name, schema = _place(content)
    dropped = content.get("dropped")
    if dropped is None:
        return ops.DropColumnOp(name, _name(content["column"]), schema=schema)
    return _add_column(context, {"table": content["table"], "column": dropped}).reverse()


def _alter_column(context, content):
    name, schema = _place(content)
    column = _name(content["column"])
    like = _model_column(context, name, schema, column)
    words = {}
    if "new_name" in content:
        words["modify_name"] = _name(content["new_name"])
    for key, word in (("type", "modify_type"), ("existing_type", "existing_type")):
        if content.get(key) is not None:
            # Only models have types that the project defines.
            is_of_model = like is not None and "user" in content[key]
            words[word] = like.type if is_of_model else lift_type(content[key])
    for key, word in (("nullable", "modify_nullable"), ("existing_nullable", "existing_nullable")):
        if content.get(key) is not None:
            words[word] = content[key]
    for key, word in (
        ("server_default", "modify_server_default"),
        ("existing_server_default", "existing_server_default"),
    ):
        change = content.get(key)
        if change is not None and change["change"] == "set":
            words[word] = lift_default(change["to"])
    comment = content.get("comment")
    if comment is not None and comment["change"] == "set":
        words["modify_comment"] = comment["to"]
    for key in ("existing_comment", "autoincrement", "existing_autoincrement"):
        if content.get(key) is not None:
            words[key] = content[key]
    return ops.AlterColumnOp(name, column, schema=schema, **words, **_options(content))


def _add_constraint(context, content):
    name, schema = _place(content)
    constraint = content["constraint"]
    kind = constraint["constraint"]
    own = _name(constraint.get("name"))
    words = {key: constraint[key] for key in ("deferrable", "initially", "match")
             if constraint.get(key) is not None}
    words.update(_options(constraint))
    if kind == "foreign_key":
        for key, word in (("on_delete", "ondelete"), ("on_update", "onupdate"),
                          ("use_alter", "use_alter")):
            if constraint.get(key):
                words[word] = constraint[key]
        return ops.CreateForeignKeyOp(
            own,
            name,
            _name(constraint["referred_table"]),
            [_name(item) for item in constraint["columns"]],
            [_name(item) for item in constraint["referred_columns"]],
            source_schema=schema,
            referent_schema=_name(constraint.get("referred_schema")),
            **words,
        )
    if kind == "check":
        condition = lift_constraint(constraint).sqltext
        return ops.CreateCheckConstraintOp(own, name, condition, schema=schema, **words)
    if kind == "exclude":
        lifted = lift_constraint(constraint)
        return ops.CreateExcludeConstraintOp(
            own, name, lifted._render_exprs, where=lifted.where, schema=schema,
            using=lifted.using, ops=lifted.ops, **words,
        )
    op_class = ops.CreatePrimaryKeyOp if kind == "primary_key" else ops.CreateUniqueConstraintOp
    columns = [_name(item) for item in constraint["columns"]]
    return op_class(own, name, columns, schema=schema, **words)


def _drop_constraint(context, content):
    name, schema = _place(content)
    dropped = content.get("dropped")
    reverse = None
    if dropped is not None:
        reverse = _add_constraint(context, {"table": content["table"], "constraint": dropped})
    return ops.DropConstraintOp(
        _name(content.get("name")),
        name,
        content.get("kind"),
        schema=schema,
        if_exists=content.get("if_exists") or None,
        _reverse=reverse,
    )


def _create_index(context, content):
    name, schema = _place(content)
    index = content["index"]
    return ops.CreateIndexOp(
        _name(index.get("name")),
        name,
        [lift_index_element(item) for item in index["elements"]],
        schema=schema,
        unique=bool(index.get("unique")),
        if_not_exists=content.get("if_not_exists") or None,
        **_options(index),
    )


def _drop_index(context, content):
    table = {"name": content.get("table"), "schema": content.get("schema")}
    dropped = content.get("dropped")
    reverse = None
    unique = {}
    if dropped is not None:
        reverse = _create_index(context, {"table": table, "index": dropped})
        unique["unique"] = reverse.unique
    return ops.DropIndexOp(
        _name(content["name"]),
        _name(table["name"]),
        schema=_schema(table),
        if_exists=content.get("if_exists") or None,
        _reverse=reverse,
        **unique,
        **_options(content),
    )


_LIFTS = {
    "create_table": _create_table,
    "drop_table": _drop_table,
    "rename_table": _rename_table,
    "create_table_comment": _create_table_comment,
    "drop_table_comment": _drop_table_comment,
    "add_column": _add_column,
    "drop_column": _drop_column,
    "alter_column": _alter_column,
    "add_constraint": _add_constraint,
    "drop_constraint": _drop_constraint,
    "create_index": _create_index,
    "drop_index": _drop_index,
}
