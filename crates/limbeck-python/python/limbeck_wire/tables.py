"""Tables, columns and where their values come from."""

from operator import attrgetter

import _limbeck
from sqlalchemy.sql._schema_base import DefaultClause
from sqlalchemy.sql.elements import ClauseElement

from . import constraints, expressions, name, naming, types
from .option_values import information, options
from .types import sql_type

_creation_order = attrgetter("_creation_order")
_AUTOINCREMENT = {True: "enabled", False: "disabled", "ignore_fk": "ignore_foreign_key"}


def server_default(default):
    """A ``DEFAULT`` clause."""
    # First what most defaults are: each attribute that is missing costs an exception.
    if type(default) is DefaultClause:
        return server_default(default.arg)
    if type(default) is str:
        return {"kind": "literal", "text": default}
    if isinstance(default, ClauseElement):
        return {"kind": "expression", "expression": expressions.expression(default)}
    if isinstance(default, str) and not hasattr(default, "__visit_name__"):
        return {"kind": "literal", "text": str.__str__(default)}
    if hasattr(type(default), "_limbeck_placeholder"):
        # Refused by the application, which knows what it stands for.
        return default
    if hasattr(default, "arg"):
        return server_default(default.arg)
    if hasattr(default, "__clause_element__"):
        default = default.__clause_element__()
    if getattr(default, "is_server_default", False):
        return {"kind": "fetched"}
    if not hasattr(default, "__visit_name__"):
        # Refuses what is no default.
        return server_default(DefaultClause(default))
    return {"kind": "expression", "expression": expressions.expression(default)}


def computed(element):
    """A generated column's expression."""
    lowered = {"expression": expressions.expression(element.sqltext)}
    if element.persisted is not None:
        lowered["persisted"] = element.persisted
    return lowered


def _sequence_options(element):
    lowered = {}
    for attribute, key in (("start", "start"), ("increment", "increment"),
                           ("minvalue", "min_value"), ("maxvalue", "max_value"),
                           ("nominvalue", "no_min_value"), ("nomaxvalue", "no_max_value"),
                           ("cycle", "cycle"), ("cache", "cache"), ("order", "order")):
        value = getattr(element, attribute)
        if value is not None:
            lowered[key] = value
    order = element._dialect_kwargs.get("oracle_order")
    if order is not None:
        lowered["order"] = bool(order)
    return lowered


def identity(element):
    """An identity column's options."""
    lowered = {"always": bool(element.always)}
    on_null = element._dialect_kwargs.get("oracle_on_null", element.on_null)
    if on_null is not None:
        lowered["on_null"] = bool(on_null)
    lowered["sequence"] = _sequence_options(element)
    if element._dialect_kwargs:
        lowered["options"] = options(element._dialect_kwargs)
    return lowered


def sequence(element):
    """A named generator of numbers."""
    lowered = {"name": name(element.name), "options": _sequence_options(element)}
    if element.schema is not None:
        lowered["schema"] = name(element.schema)
    if element.data_type is not None:
        lowered["data_type"] = sql_type(element.data_type)
    if element.optional:
        lowered["optional"] = True
    return lowered


# A column with what was said within it.
column = _limbeck.column(globals(), vars(types))


def _refuse_unnamed():
    from sqlalchemy.exc import ArgumentError

    raise ArgumentError("Column must be constructed with a non-blank name or assign a non-blank "
                        ".name before adding to a Table.")


def _autoincrement_word(given):
    return _AUTOINCREMENT.get(given, "auto")


def _source_of(default, lowered):
    """Adds to a lowered column where the database takes its values from."""
    if type(default) is DefaultClause:
        lowered["server_default"] = server_default(default)
        return
    kind = getattr(default, "__visit_name__", None)
    if kind == "computed_column":
        lowered["computed"] = computed(default)
    elif kind == "identity_column":
        lowered["identity"] = identity(default)
    else:
        lowered["server_default"] = server_default(default)


def _foreign_keys_of(element):
    return [constraints.column_foreign_key(key) for key in element._foreign_key_list
            if key._constraint_is_implied]


def _checks_of(element):
    return [constraints.check(item)
            for item in sorted(element.constraints, key=_creation_order)]


def _information_of(element):
    return information(element._info)


def _options_of(element):
    return options(element._dialect_kwargs)


def _type_of(element):
    """The type; a column without one has that of the column it refers to."""
    type_ = element.type
    if type_._wire_class == "NullType" and element._foreign_key_list:
        from sqlalchemy.exc import InvalidRequestError

        for key in element._foreign_key_list:
            try:
                target = key.column
            except InvalidRequestError:
                continue
            if target is not element and hasattr(target, "_foreign_key_list"):
                return _type_of(target)
            return target.type
    return type_


def table(element, foreign_keys=None):
    """A table with its columns, constraints and indexes.

    ``foreign_keys`` limits the foreign keys to some of the table's constraints.
    """
    lowered = {"name": name(element.name)}
    if element.schema is not None:
        lowered["schema"] = name(element.schema)
    if not hasattr(element, "indexes"):
        return _light_table(element, lowered)
    explicit, implied = [], []
    # What columns imply is sent explicitly where a function takes part in its name.
    by_function = naming.has_functions(element.metadata.naming_convention)
    for item in sorted(element.constraints, key=_creation_order):
        if item is element.primary_key:
            if not item._implicit_generated \
                    or by_function and len(item) and naming.uses_functions(item):
                explicit.append(item)
            continue
        of_column = item._column_flag or getattr(item, "_implied", False)
        if foreign_keys is not None and item.__visit_name__ == "foreign_key_constraint" \
                and not any(item is other for other in foreign_keys):
            continue
        (implied if of_column else explicit).append(item)
    # The rule is: explicit constraints first, then those that columns imply, column by column.
    # When that is not the order of creation, or some are left out, all are sent explicitly.
    regular = not by_function and foreign_keys is None and not (
        explicit and implied and explicit[-1]._creation_order > implied[0]._creation_order)
    lowered["columns"] = [column(item, regular) for item in element._columns]
    sent = explicit if regular else sorted(explicit + implied, key=_creation_order)
    found = [constraints.constraint(item, by_function) for item in sent]
    if found:
        lowered["constraints"] = found
    indexes = element.indexes and [
        constraints.index(item) for item in sorted(element.indexes, key=_creation_order)
        if by_function or not item._column_flag]
    if by_function:
        for item, described in zip(element._columns, lowered["columns"]):
            described.pop("index", None)
            described.pop("unique", None)
            constraints.name_type_check(item, item.type, described["type"])
    if indexes:
        lowered["indexes"] = indexes
    if element.comment is not None:
        lowered["comment"] = str(element.comment)
    if element._prefixes:
        lowered["prefixes"] = [str(word) for word in element._prefixes]
    info = element.__dict__.get("_info")
    if info:
        info = information(info)
        if info:
            lowered["info"] = info
    if element._dialect_kwargs:
        lowered["options"] = options(element._dialect_kwargs)
    return lowered


def _light_table(element, lowered):
    """A table that is known by its columns' names and types only (``sa.table``)."""
    lowered["columns"] = columns = []
    for item in element.c:
        described = {"name": name(item.name), "type": sql_type(item.type)}
        if item.key != item.name:
            described["key"] = str(item.key)
        columns.append(described)
    return lowered
