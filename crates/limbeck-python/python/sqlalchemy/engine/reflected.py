"""From the application's description of a table to what ``Inspector`` answers."""

from limbeck_wire import lift_expression, lift_type


def _name(value):
    if value is None:
        return None
    return value["text"] if isinstance(value, dict) else value


def _names(values):
    return [_name(value) for value in values]


def _default_text(default):
    """A default as SQL text."""
    if default is None:
        return None
    kind = default["kind"]
    if kind == "literal":
        return "'" + default["text"].replace("'", "''") + "'"
    if kind == "expression":
        return _expression_text(default["expression"])
    return None


def _expression_text(expression):
    if expression["expression"] == "text":
        return expression["text"].replace("\\:", ":")
    if expression["expression"] == "literal_column":
        return expression["text"]
    return str(lift_expression(expression))


def column(item, dialect=None, keys=()):
    """A column as ``get_columns`` answers it."""
    nullable = item.get("nullable")
    name = _name(item["name"])
    found = {
        "name": name, "type": lift_type(item["type"]),
        "nullable": not item.get("primary_key") if nullable is None else nullable,
        "default": _default_text(item.get("server_default")),
    }
    default = found["default"]
    if dialect == "sqlite":
        found["primary_key"] = keys.index(name) + 1 if name in keys else 0
    else:
        generated = item.get("autoincrement") == "enabled" or isinstance(
            default, str) and default.startswith("nextval(")
        found["autoincrement"] = generated
        found["comment"] = item.get("comment")
    computed = item.get("computed")
    if computed:
        found["computed"] = {"sqltext": _expression_text(computed["expression"])}
        if computed.get("persisted") is not None:
            found["computed"]["persisted"] = computed["persisted"]
    identity = item.get("identity")
    if identity:
        found["autoincrement"] = True
        options = identity.get("sequence") or {}
        found["identity"] = {
            "always": bool(identity.get("always")), "start": options.get("start"),
            "increment": options.get("increment"), "minvalue": options.get("min_value"),
            "maxvalue": options.get("max_value"), "cycle": bool(options.get("cycle")),
            "cache": options.get("cache")}
    return found


def primary_key(table):
    """The primary key of a table, from its constraint or its columns."""
    for item in table.get("constraints", ()):
        if item["constraint"] == "primary_key":
            return {"constrained_columns": _names(item["columns"]),
                    "name": _name(item.get("name")), "comment": item.get("comment"),
                    "dialect_options": dict(item.get("options") or {})}
    return {"constrained_columns": [_name(item["name"]) for item in table["columns"]
                                    if item.get("primary_key")], "name": None}


def foreign_key(item):
    options = {}
    for key, name in (("on_delete", "ondelete"), ("on_update", "onupdate"),
                      ("deferrable", "deferrable"), ("initially", "initially"),
                      ("match", "match")):
        if item.get(key) is not None:
            options[name] = item[key]
    return {"name": _name(item.get("name")), "constrained_columns": _names(item["columns"]),
            "referred_schema": _name(item.get("referred_schema")),
            "referred_table": _name(item["referred_table"]),
            "referred_columns": _names(item["referred_columns"]), "options": options,
            "comment": item.get("comment")}


def unique(item):
    return {"name": _name(item.get("name")), "column_names": _names(item["columns"]),
            "comment": item.get("comment")}


def check(item):
    return {"name": _name(item.get("name")), "sqltext": _expression_text(item["condition"]),
            "comment": item.get("comment")}


def index(item):
    names, expressions = [], []
    for element in item["elements"]:
        if "column" in element:
            names.append(_name(element["column"]))
            expressions.append(names[-1])
        else:
            names.append(None)
            expressions.append(_expression_text(element["expression"]))
    found = {"name": _name(item.get("name")), "unique": bool(item.get("unique")),
             "column_names": names}
    if None in names:
        found["expressions"] = expressions
    options = dict(item.get("options") or {})
    if options:
        found["dialect_options"] = {
            key: _expression_text(value["expression"])
            if isinstance(value, dict) and "expression" in value else value
            for key, value in options.items()}
    return found


def fill(inspector, table, described, include_columns, exclude_columns, resolve_fks):
    """Adds to a table what the database knows of it."""
    from ..event import fire_plain
    from ..sql import schema
    from ..sql.elements import TextClause

    schema_name = table.schema
    for item in described["columns"]:
        found = column(item)
        name = found["name"]
        if include_columns and name not in include_columns or name in exclude_columns \
                or name in table.c:
            continue
        fire_plain(table, "column_reflect", inspector, table, found)
        name = found["name"]
        arguments = []
        if "computed" in found:
            arguments.append(schema.Computed(**found["computed"]))
        if "identity" in found:
            arguments.append(schema.Identity(**found["identity"]))
        default = found["default"]
        if default is not None and not arguments:
            default = schema.DefaultClause(TextClause(default), _reflected=True)
        else:
            default = None
        autoincrement = found.get("autoincrement", "auto")
        table.append_column(schema.Column(
            name, found["type"], *arguments, key=found.get("key"), nullable=found["nullable"],
            server_default=default, comment=found.get("comment"),
            autoincrement=autoincrement if autoincrement is True else "auto"))
    keys = primary_key(described)
    columns = [table.c[name] for name in keys["constrained_columns"] if name in table.c]
    table.primary_key.name = keys["name"]
    for item in columns:
        item.primary_key = True
        table.primary_key._replace(item)
    _constraints(inspector, table, described, schema_name, resolve_fks)
    _indexes(table, described)
    table.comment = described.get("comment")
    options = described.get("options")
    if options:
        table._dialect_kwargs = {**table._dialect_kwargs, **options}


def _constraints(inspector, table, described, schema_name, resolve_fks):
    from ..sql import schema
    from ..sql.elements import TextClause

    for item in described.get("constraints", ()):
        kind = item["constraint"]
        if kind == "foreign_key":
            found = foreign_key(item)
            if any(name not in table.c for name in found["constrained_columns"]):
                continue
            target_schema = found["referred_schema"]
            key = schema._get_table_key(found["referred_table"], target_schema)
            if resolve_fks and key not in table.metadata.tables:
                schema.Table(found["referred_table"], table.metadata, autoload_with=inspector,
                             schema=target_schema if target_schema else schema.BLANK_SCHEMA)
            options = {name: value for name, value in found["options"].items()}
            table.append_constraint(schema.ForeignKeyConstraint(
                found["constrained_columns"],
                [f"{key}.{name}" for name in found["referred_columns"]],
                name=found["name"], link_to_name=True, **options))
        elif kind == "unique":
            found = unique(item)
            if all(name in table.c for name in found["column_names"]):
                table.append_constraint(schema.UniqueConstraint(
                    *found["column_names"], name=found["name"]))
        elif kind == "check":
            found = check(item)
            table.append_constraint(schema.CheckConstraint(
                TextClause(found["sqltext"].replace(":", "\\:")), name=found["name"]))


def _indexes(table, described):
    from ..sql import schema
    from ..sql.elements import TextClause

    for item in described.get("indexes", ()):
        elements = []
        for element in item["elements"]:
            if "column" in element:
                elements.append(_name(element["column"]))
            else:
                elements.append(TextClause(
                    _expression_text(element["expression"]).replace(":", "\\:")))
        if any(isinstance(name, str) and name not in table.c for name in elements):
            continue
        new = schema.Index(_name(item.get("name")), *elements, unique=bool(item.get("unique")),
                           _table=table)
        options = item.get("options")
        if options:
            new._dialect_kwargs = {
                key: TextClause(_expression_text(value["expression"]))
                if isinstance(value, dict) and "expression" in value else value
                for key, value in options.items()}
