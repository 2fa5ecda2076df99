"""The way back: from the application's vocabulary to objects of the `sqlalchemy` package."""


def _text(value):
    return value["text"] if isinstance(value, dict) else value


def lift_name(value):
    """An identifier."""
    if not isinstance(value, dict):
        return value
    from sqlalchemy.sql.base import conv, quoted_name

    cls = conv if value.get("resolved") else quoted_name
    return cls(value["text"], value.get("quote"))


def lift_type(lowered):
    """A type."""
    from sqlalchemy.sql import sqltypes

    name = lowered["class"]
    if "user" in lowered:
        return _user_type(lowered)
    dialect, dot, own = name.partition(".")
    if dot:
        module = __import__(f"sqlalchemy.dialects.{dialect}", None, None, [own])
        cls = getattr(module, own)
    else:
        cls = getattr(sqltypes, name)
    arguments = dict(lowered.get("arguments") or {})
    type_ = _make(cls, arguments)
    for variant, item in (lowered.get("variants") or {}).items():
        type_ = type_.with_variant(lift_type(item), variant)
    return type_


def _user_type(lowered):
    """A type that the project defines: the one that its models use."""
    from alembic.autogenerate._objects import type_of_models

    user = lowered["user"]
    found = type_of_models(user["module"], user["name"], user["representation"])
    if found is None:
        raise LookupError(f"no model has a column of the type {user['representation']}")
    return found


def _make(cls, arguments):
    from sqlalchemy.sql import sqltypes

    for key in ("item_type", "astext_type", "text_type"):
        if key in arguments:
            arguments[key] = lift_type(arguments[key])
    if issubclass(cls, sqltypes.Enum):
        special = arguments.pop("enumeration", None) or {}
        labels = arguments.pop("labels", ())
        keywords = {"name": _text(arguments.get("name"))}
        if arguments.get("schema") is not None:
            keywords["schema"] = _text(arguments["schema"])
        if special.get("native_enum") is False:
            keywords["native_enum"] = False
        for key in ("charset", "collation"):
            if key in arguments:
                keywords[key] = arguments[key]
        if keywords["name"] is None:
            del keywords["name"]
        return cls(*labels, **keywords)
    if "labels" in arguments:
        return cls(*arguments.pop("labels"), **arguments)
    extra = arguments.pop("extra", None) or {}
    if cls.__name__ == "DOMAIN":
        name = _text(arguments.pop("name"))
        item = arguments.pop("item_type")
        for key in ("check", "default"):
            if key in arguments:
                arguments[key] = lift_expression(arguments[key])
        for key in ("constraint_name", "schema"):
            if key in arguments:
                arguments[key] = _text(arguments[key])
        return cls(name, item, **arguments, **extra)
    arguments.pop("name", None)
    return cls(**arguments, **extra)


def lift_expression(lowered):
    """An expression. What can't be taken apart here is kept as it is."""
    from sqlalchemy.sql import elements

    kind = lowered["expression"]
    if kind == "text" and not lowered.get("binds"):
        return elements.TextClause(lowered["text"])
    if kind == "literal_column":
        return elements.literal_column(lowered["text"])
    if kind == "column" and not lowered.get("table"):
        return elements.column(_text(lowered["name"]))
    return _kept(lowered)


def _kept(lowered):
    from sqlalchemy.sql.elements import ColumnElement

    class Kept(ColumnElement):
        """An expression of the application."""

        def _limbeck_wire_(self):
            return lowered

        def __str__(self):
            return str(lowered)

    return Kept()


def lift_options(item):
    """The options of dialects."""
    return {
        key: lift_expression(value["expression"])
        if isinstance(value, dict) and "expression" in value else value
        for key, value in (item.get("options") or {}).items()
    }


def lift_default(default):
    """Where the values of a column come from; nothing for no default."""
    from sqlalchemy import schema

    if default is None:
        return None
    kind, value = default["default"], default["value"]
    if kind == "computed":
        return schema.Computed(lift_expression(value["expression"]), value.get("persisted"))
    if kind == "identity":
        return _identity(value)
    return _server_default(value)


def _server_default(value):
    from sqlalchemy import schema

    if value["kind"] == "literal":
        return schema.DefaultClause(value["text"])
    if value["kind"] == "expression":
        return schema.DefaultClause(lift_expression(value["expression"]))
    return schema.FetchedValue()


def _identity(value):
    from sqlalchemy import schema

    given = value.get("sequence") or {}
    names = {"min_value": "minvalue", "max_value": "maxvalue", "no_min_value": "nominvalue",
             "no_max_value": "nomaxvalue"}
    arguments = {names.get(key, key): item for key, item in given.items() if key != "order"}
    if value.get("on_null") is not None:
        arguments["on_null"] = value["on_null"]
    if given.get("order") is not None:
        arguments["order"] = given["order"]
    return schema.Identity(always=bool(value.get("always")), **arguments, **lift_options(value))


_AUTOINCREMENT = {"enabled": True, "disabled": False, "ignore_foreign_key": "ignore_fk"}


def lift_column(lowered, like=None):
    """A column by itself. It has the type and the data of the model that it is ``like``."""
    from sqlalchemy import schema

    arguments, words = [], {}
    for key in ("computed", "identity"):
        if lowered.get(key):
            arguments.append(lift_default({"default": key, "value": lowered[key]}))
    if lowered.get("server_default"):
        words["server_default"] = _server_default(lowered["server_default"])
    if lowered.get("nullable") is not None:
        words["nullable"] = lowered["nullable"]
    if lowered.get("comment") is not None:
        words["comment"] = lowered["comment"]
    if lowered.get("autoincrement") in _AUTOINCREMENT:
        words["autoincrement"] = _AUTOINCREMENT[lowered["autoincrement"]]
    type_ = lift_type(lowered["type"]) if like is None else like.type
    column = schema.Column(
        lift_name(lowered["name"]), type_, *arguments,
        primary_key=bool(lowered.get("primary_key")), key=lowered.get("key"),
        system=bool(lowered.get("system")), **words, **lift_options(lowered))
    if like is not None and "_info" in like.__dict__:
        column.info = dict(like.info)
    return column


def lift_constraint(lowered, keys=None):
    """A constraint by itself. ``keys`` are those of its table's columns, where they are not the
    names."""
    from sqlalchemy import schema

    def columns():
        names = [lift_name(item) for item in lowered["columns"]]
        return [keys.get(name, name) for name in names] if keys else names

    kind = lowered["constraint"]
    words = {key: lowered[key] for key in ("deferrable", "initially", "comment")
             if lowered.get(key) is not None}
    words.update(lift_options(lowered))
    words["name"] = lift_name(lowered.get("name"))
    if kind in ("primary_key", "unique"):
        cls = schema.PrimaryKeyConstraint if kind == "primary_key" else schema.UniqueConstraint
        return cls(*columns(), **words)
    if kind == "check":
        return schema.CheckConstraint(lift_expression(lowered["condition"]), **words)
    if kind == "exclude":
        return _exclude(lowered, words)
    for key, word in (("on_delete", "ondelete"), ("on_update", "onupdate"), ("match", "match")):
        if lowered.get(key) is not None:
            words[word] = lowered[key]
    if lowered.get("use_alter"):
        words["use_alter"] = True
    target = _text(lowered["referred_table"])
    if lowered.get("referred_schema") is not None:
        target = f"{_text(lowered['referred_schema'])}.{target}"
    return schema.ForeignKeyConstraint(
        columns(),
        [f"{target}.{_text(item)}" for item in lowered["referred_columns"]],
        link_to_name=True, **words)


def _exclude(lowered, words):
    from sqlalchemy.dialects.postgresql import ExcludeConstraint

    words.pop("comment", None)
    elements, classes = [], {}
    for item in lowered["elements"]:
        expression = lift_expression(item["expression"])
        elements.append((expression, item["operator"]))
        if item.get("operator_class") is not None:
            classes[expression.key] = item["operator_class"]
    if lowered.get("condition") is not None:
        words["where"] = lift_expression(lowered["condition"])
    if lowered.get("using") is not None:
        words["using"] = lowered["using"]
    return ExcludeConstraint(*elements, ops=classes, **words)


def lift_index_element(element):
    """An element of an index: the name of a column, or an expression."""
    if "column" in element:
        return lift_name(element["column"])
    return lift_expression(element["expression"])
