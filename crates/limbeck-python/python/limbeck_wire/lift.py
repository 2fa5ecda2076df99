"""The way back: from the application's vocabulary to objects of the `sqlalchemy` package."""


def _text(value):
    return value["text"] if isinstance(value, dict) else value


def lift_type(lowered):
    """A type."""
    from sqlalchemy.sql import sqltypes

    name = lowered["class"]
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
    """An expression, as far as databases report any."""
    from sqlalchemy.sql import elements

    kind = lowered["expression"]
    if kind == "text":
        return elements.TextClause(lowered["text"])
    if kind == "literal_column":
        return elements.literal_column(lowered["text"])
    if kind == "column":
        return elements.column(_text(lowered["name"]))
    raise NotImplementedError(f"a reported expression of the kind {kind!r} is not supported")
