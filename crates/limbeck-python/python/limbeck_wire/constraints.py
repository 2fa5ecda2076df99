"""Constraints and indexes."""

from . import expressions, name
from .naming import named, uses_functions
from .option_values import options


def _common(element, kind):
    lowered = {"constraint": kind} if kind else {}
    if element.name is not None:
        lowered["name"] = name(element.name)
    if element.deferrable is not None:
        lowered["deferrable"] = bool(element.deferrable)
    if element.initially is not None:
        lowered["initially"] = str(element.initially)
    if element.comment is not None:
        lowered["comment"] = str(element.comment)
    given = element._dialect_kwargs
    if given:
        lowered["options"] = options(given)
    return lowered


def _referential(element, lowered):
    for attribute, key in (("onupdate", "on_update"), ("ondelete", "on_delete"),
                           ("match", "match")):
        value = getattr(element, attribute)
        if value is not None:
            lowered[key] = str(value)
    if element.use_alter:
        lowered["use_alter"] = True
    return lowered


def column_foreign_key(element):
    """A foreign key that was written inside a column."""
    target = schema, table, _ = element._target
    lowered = {"referred_table": name(table)}
    if schema is not None:
        lowered["referred_schema"] = name(schema)
    lowered["referred_column"] = name(_column_name(element, target))
    lowered.update(_common(element, None))
    if element.constraint is not None and uses_functions(element.constraint):
        lowered["name"] = foreign_key(element.constraint).get("name")
    return _referential(element, lowered)


def _column_name(element, target):
    """The referred column's name, where the reference is by key."""
    if not isinstance(element._colspec, str) or element.link_to_name:
        return target[2]
    if element.parent is None or element.parent.table is None:
        return target[2]
    from sqlalchemy.exc import InvalidRequestError

    try:
        return element._column_of(target).name
    except InvalidRequestError:
        return target[2]


def foreign_key(element):
    """A foreign key over one or several columns."""
    lowered = _common(element, "foreign_key")
    lowered["columns"] = [name(item) for item in element._names()]
    targets = []
    for item in element.elements:
        if item.parent is None and element.parent is None:
            spec = item._colspec
            if isinstance(spec, str):
                from sqlalchemy.sql._schema_constraint import _split_target

                targets.append((item, _split_target(spec)))
                continue
        targets.append((item, item._target))
    schema, table, _ = targets[0][1]
    lowered["referred_table"] = name(table)
    if schema is not None:
        lowered["referred_schema"] = name(schema)
    lowered["referred_columns"] = [name(_column_name(item, target))
                                   for item, target in targets]
    return named(element, _referential(element, lowered))


def check(element):
    """A CHECK constraint without its tag."""
    lowered = _common(element, None)
    lowered["condition"] = expressions.expression(element.sqltext)
    return named(element, lowered)


def constraint(element, by_function=True):
    """A table constraint. ``by_function`` says whether a function may take part in its name."""
    kind = element.__visit_name__
    if kind == "foreign_key_constraint":
        return foreign_key(element)
    if kind in ("unique_constraint", "primary_key_constraint"):
        lowered = _common(element, kind[:-len("_constraint")])
        lowered["columns"] = [name(item) for item in element._names()]
        return named(element, lowered) if by_function else lowered
    if kind == "exclude_constraint":
        return _exclude(element)
    if kind == "table_or_column_check_constraint":
        return {"constraint": "check", **check(element)}
    raise NotImplementedError(f"constraints of class {type(element).__name__} are not supported")


def _exclude(element):
    lowered = _common(element, "exclude")
    lowered.pop("comment", None)
    lowered["elements"] = items = []
    for expression, operator in element._render_exprs:
        if isinstance(expression, str):
            item = {"expression": "column", "name": name(expression)}
        else:
            item = expressions.expression(expression)
        described = {"expression": item, "operator": operator}
        operator_class = element.ops.get(getattr(expression, "key", expression))
        if operator_class is not None:
            described["operator_class"] = operator_class
        items.append(described)
    if element.using is not None:
        lowered["using"] = element.using
    if element.where is not None:
        lowered["condition"] = expressions.expression(element.where)
    return lowered


def dropped_name(element):
    """The name of a constraint of which nothing but its kind and its given name is known."""
    if element.__visit_name__ != "foreign_key_constraint":
        return constraint(element).get("name")
    lowered = {**_common(element, "foreign_key"), "columns": [], "referred_table": "",
               "referred_columns": []}
    return named(element, lowered).get("name")


def name_type_check(column, type_, lowered):
    """Gives the CHECK constraint that a column's type brings along its final name, where a function
    takes part in it."""
    arguments = lowered.get("arguments", {})
    if arguments.get("create_constraint"):
        found = named(*_type_check(column, type_)).get("name")
        if isinstance(found, dict) and found["resolved"]:
            arguments["constraint_name"] = found
    for dialect, variant in type_._variant_mapping.items():
        name_type_check(column, variant, lowered["variants"][dialect])
    implementation = lowered.get("user", {}).get("implementation")
    if implementation is not None:
        name_type_check(column, type_.impl, implementation)


def _type_check(column, type_):
    """The constraint that limits a column to the values of its type, with its lowered form."""
    from sqlalchemy import CheckConstraint, String, type_coerce

    values = getattr(type_, "enums", None)
    condition = type_coerce(column, type_).in_([0, 1]) if values is None \
        else type_coerce(column, String()).in_(values)
    element = CheckConstraint(condition, name=type_.name, _autoattach=False, _type_bound=True)
    element.parent = column.table
    return element, {**_common(element, None), "condition": expressions.expression(condition)}


def index(element):
    """An index."""
    lowered = {}
    if element.name is not None:
        lowered["name"] = name(element.name)
    lowered["elements"] = elements = []
    for item in element.expressions:
        if isinstance(item, str):
            elements.append({"column": name(item)})
        elif item.__visit_name__ == "column" and not item.is_literal:
            elements.append({"column": name(item.name)})
        else:
            elements.append({"expression": expressions.expression(item)})
    if element.unique:
        lowered["unique"] = True
    given = element._dialect_kwargs
    if given:
        lowered["options"] = options({key: _index_option(key, item)
                                      for key, item in given.items()})
    return named(element, lowered)


def _index_option(key, item):
    """Columns among the options become their names."""
    if key.endswith("_include"):
        return [column if isinstance(column, str) else column.name for column in item or ()]
    if key.endswith("_where") and isinstance(item, str):
        from sqlalchemy.sql.elements import TextClause

        return TextClause(item)
    return item


def drop_index(element):
    """The operation that drops an index."""
    lowered = {"operation": "drop_index", "name": name(element.name)}
    if element.table is not None:
        lowered["table"] = name(element.table.name)
        if element.table.schema is not None:
            lowered["schema"] = name(element.table.schema)
    given = element._dialect_kwargs
    if given:
        lowered["options"] = options({key: _index_option(key, item)
                                      for key, item in given.items()})
    return lowered
