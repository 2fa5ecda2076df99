"""Lowering: from what the `sqlalchemy` package has recorded to the application's vocabulary.

Every function returns plain dictionaries, lists, strings, numbers and truth values.
"""

_EXPORTS = {
    "value": "values", "parameters": "values", "option_value": "option_values", "options": "option_values",
    "information": "option_values",
    "sql_type": "types", "user_dialects": "types",
    "column": "tables", "table": "tables", "sequence": "tables", "server_default": "tables",
    "computed": "tables", "identity": "tables",
    "convention": "naming", "ddl_convention": "naming", "final_name": "naming",
    "has_functions": "naming",
    "constraint": "constraints", "index": "constraints", "drop_index": "constraints",
    "dropped_name": "constraints", "name_type_check": "constraints",
    "expression": "expressions", "use_dialect": "state",
    "statement": "statements", "ddl": "statements", "bulk_rows": "statements",
    "execution": "statements", "result_types": "statements",
    "lift_type": "lift", "lift_expression": "lift", "lift_name": "lift", "lift_options": "lift",
    "lift_default": "lift", "lift_column": "lift", "lift_constraint": "lift",
    "lift_index_element": "lift",
}


def name(text):
    """An identifier."""
    if type_of(text) is str or text is None:
        return text
    if not isinstance(text, str):
        # The placeholder of a missing package says so when it is to be text.
        raise TypeError(f"a name is a string, not {text!s}")
    quote = getattr(text, "quote", None)
    resolved = text.__class__.__name__ == "conv"
    plain = str.__str__(text)
    if quote is None and not resolved:
        return plain
    lowered = {"text": plain, "resolved": resolved}
    if quote is not None:
        lowered["quote"] = bool(quote)
    return lowered


def qualified_name(own, schema=None):
    """A name with its schema."""
    lowered = {"name": name(own)}
    if schema is not None:
        lowered["schema"] = name(schema)
    return lowered


type_of = type


def __getattr__(attribute):
    if attribute == "type":
        found = __getattr__("sql_type")
    else:
        module = _EXPORTS.get(attribute)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {attribute!r}")
        found = getattr(__import__(f"{__name__}.{module}", None, None, [attribute]), attribute)
    globals()[attribute] = found
    return found
