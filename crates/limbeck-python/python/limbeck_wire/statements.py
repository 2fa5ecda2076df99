"""Statements."""

from . import expressions, name, options, sources, state, values
from .types import sql_type


def statement(element, dialect=None):
    """A statement, or an expression that is executed as one."""
    if isinstance(element, str):
        return {"statement": "expression", "element": {"expression": "text", "text": element}}
    with state.entered(dialect):
        return _top(element, None)


def ddl(element):
    """The operation that a DDL element stands for; ``None`` for other statements."""
    convert = getattr(element, "_wire_operation", None)
    if convert is None or element.__visit_name__ == "ddl":
        return None
    return convert()


def execution(element, given, dialect):
    """A statement with the values of each of its executions."""
    with state.entered(dialect):
        rows = None
        state.current.executions = len(given)
        if getattr(element, "is_insert", False) and given and element.select is None:
            rows = given
            given, keys = _insert_rows(element, given)
            lowered = _top(element, keys)
        elif getattr(element, "is_update", False) and given:
            lowered = _top(element, list(given[0]))
        else:
            lowered = _top(element, None)
        types = _parameter_types(element, rows is not None)
        dialect = state.current.dialect_object()
        return lowered, [values.parameters(item, types, dialect) for item in given]


def result_types(element):
    """Names and types of a statement's result, or ``None`` when nothing is known of it."""
    describe = getattr(element, "_result_columns", None)
    if describe is None:
        return None
    from sqlalchemy.sql._labels import result_names

    columns = describe()
    return [(found, getattr(column, "type", None))
            for column, (found, _) in zip(columns, result_names(columns))], columns


def _parameter_types(element, inserting):
    """Types of parameters by name."""
    table = getattr(element, "table", None)
    types = {}
    if getattr(element, "is_text", False):
        text = getattr(element, "element", element)
        for key, bind in text._bindparams.items():
            if bind._given_type:
                types[key] = _expanded(bind)
        return types
    if table is not None and getattr(element, "is_dml", False):
        for key, column in table.c.items():
            types[key] = column.type
    _collect_binds(element, types)
    return types


class _Each:
    """The type of the values of a list."""

    def __init__(self, type_):
        self.type = type_

    def _bind_value(self, value, dialect):
        if isinstance(value, (list, tuple, set)):
            return [self.type._bind_value(item, dialect) for item in value]
        return self.type._bind_value(value, dialect)


def _expanded(bind):
    return _Each(bind.type) if bind.expanding else bind.type


def _collect_binds(element, types):
    from sqlalchemy.sql.visitors import iterate

    clauses = list(getattr(element, "_where", ()))
    clauses.extend(item for item in (getattr(element, "_values", None) or {}).values()
                   if hasattr(item, "get_children"))
    for clause in clauses:
        for item in iterate(clause):
            if item.__visit_name__ == "bindparam" and item.key is not None and item._given_type:
                types.setdefault(item.key, _expanded(item))


def _top(element, keys):
    """A whole statement with the common table expressions found in it."""
    outer = state.current.ctes
    state.current.ctes = []
    try:
        for cte in getattr(element, "_independent_ctes", ()):
            sources.cte_name(cte)
        lowered = _any(element, keys)
        ctes = state.current.ctes
        if ctes:
            _attach(lowered, ctes)
        return lowered
    finally:
        state.current.ctes = outer


def _attach(lowered, ctes):
    target = lowered
    while target["statement"] == "set_operation":
        target = target["selects"][0]
    if target["statement"] == "expression":
        raise NotImplementedError("common table expressions of SQL text are not supported")
    target["ctes"] = ctes + target.get("ctes", [])


def _any(element, keys=None, labelled=False):
    if getattr(type(element), "_limbeck_placeholder", False):
        return element
    visit = getattr(element, "__visit_name__", None)
    if visit == "select":
        return select(element, labelled)
    if visit == "compound_select":
        return _set_operation(element, labelled)
    if visit == "insert":
        return insert(element, keys)
    if visit == "update":
        return update(element, keys)
    if visit == "delete":
        return delete(element)
    if visit == "textual_select":
        return {"statement": "expression", "element": expressions.expression(element.element)}
    if visit == "ddl":
        # What looks like a marker in DDL is none.
        text = element._text().replace(":", "\\:")
        return {"statement": "expression", "element": {"expression": "text", "text": text}}
    if visit == "scalar_select":
        return _any(element.element, keys, labelled)
    if visit == "values":
        return {"statement": "values", **sources.values(element)}
    if visit in ("subquery", "alias", "table", "join", "exists") or visit == "function" or \
            visit == "next_value_func":
        from sqlalchemy.sql._select import Select

        return select(Select(element), labelled)
    if visit is None:
        from sqlalchemy.exc import ObjectNotExecutableError

        raise ObjectNotExecutableError(element)
    return {"statement": "expression", "element": expressions.expression(element)}


def nested(element):
    """A query within an expression."""
    return _any(element)


def derived(element, lateral):
    """A query within ``FROM``: all its columns have names, and nothing is correlated."""
    enclosing = state.current.enclosing
    if not lateral:
        state.current.enclosing = []
    try:
        return _any(element, labelled=True)
    finally:
        state.current.enclosing = enclosing


def _select_column(item, label):
    lowered = expressions.expression(item)
    if label is not None:
        if lowered["expression"] == "label":
            lowered = lowered["operand"]
        lowered = {"expression": "label", "operand": lowered, "name": name(label)}
    return expressions.typed({"expression": lowered}, item)


def _select_list(columns, labelled):
    from sqlalchemy.sql._labels import result_names

    found = []
    for item, (own, label) in zip(columns, result_names(columns)):
        if labelled and label is None and own is not None and item.__visit_name__ == "column" \
                and not item.is_literal:
            label = own
        found.append(_select_column(item, label))
    return found


def select(element, labelled=False):
    """``SELECT``"""
    current = state.current
    froms = sources.froms_of(element)
    froms = sources.correlated(element, froms)
    level = [part for source in froms for part in sources.parts_of(source)]
    current.enclosing = current.enclosing + [level]
    hints, current.hints = current.hints, element._hints
    try:
        lowered = {"statement": "select",
                   "columns": _select_list(element._result_columns(), labelled)}
        if froms:
            lowered["from"] = [sources.from_clause(source) for source in froms]
        for attribute, key in (("_where", "where"), ("_group_by", "group_by"),
                               ("_having", "having"), ("_order_by", "order_by"),
                               ("_distinct_on", "distinct_on")):
            clauses = getattr(element, attribute)
            if clauses:
                lowered[key] = [expressions.expression(item) for item in clauses]
        if element._distinct and not element._distinct_on:
            lowered["distinct"] = True
        criteria = _class_criteria(element)
        if criteria:
            lowered["where"] = lowered.get("where", []) + criteria
        _limits(element, lowered)
        if element._locking is not None:
            lowered["locking"] = element._locking
        _additions(element._prefixes, lowered, "prefixes")
        _additions(element._statement_hints, lowered, "hints")
        _additions(element._suffixes, lowered, "suffixes")
        return lowered
    finally:
        current.enclosing = current.enclosing[:-1]
        current.hints = hints


def _class_criteria(element):
    """What tells the rows of mapped classes from those of others in the same table."""
    found = []
    for entity in element._entities:
        mapper = getattr(entity, "__mapper__", None)
        if mapper is not None and isinstance(entity, type):
            criterion = mapper._single_criterion()
            if criterion is not None:
                found.append(expressions.expression(criterion))
    return found


def _limits(element, lowered):
    if element._limit is not None:
        lowered["limit"] = expressions.expression(element._limit)
    if element._offset is not None:
        lowered["offset"] = expressions.expression(element._offset)
    if element._fetch is not None:
        count, percent, with_ties = element._fetch
        lowered["fetch"] = {"count": expressions.expression(count), "percent": percent,
                            "with_ties": with_ties}


def _set_operation(element, labelled):
    lowered = {"statement": "set_operation", "operator": element.keyword,
               "selects": [_any(item, labelled=labelled) for item in element.selects]}
    if element._order_by:
        lowered["order_by"] = [expressions.expression(item) for item in element._order_by]
    _limits(element, lowered)
    return lowered


def _table(element):
    table = element.table
    if table.__visit_name__ not in ("table", "alias"):
        raise NotImplementedError(f"{type(element).__name__} of {type(table).__name__} is not "
                                  "supported")
    return expressions.table_reference(table)


def _assigned(value, column, name_=None):
    """The value that a column gets; a marker for it has the name of the column or the given one."""
    from sqlalchemy.sql.elements import BindParameter, ClauseElement, coerce

    if isinstance(value, BindParameter):
        if not value._given_type and column is not None \
                and column.type._wire_class != "NullType":
            from sqlalchemy.sql.elements import _shallow

            value = _shallow(value)
            value.type = column.type
            value._given_type = True
        return expressions.expression(value)
    if isinstance(value, ClauseElement) or hasattr(value, "__clause_element__"):
        return expressions.expression(coerce(value))
    type_ = None
    key = None
    if column is not None:
        key = column.key
        if column.type._wire_class != "NullType":
            type_ = column.type
    return expressions.expression(BindParameter(name_ or key, value, type_, unique=True))


def _client_default(default, column):
    value = default._value()
    return _assigned(value, column)


def _known(element, given):
    """Refuses values for columns that the table does not have."""
    table = element.table
    unknown = [key for key in given if key not in table.c]
    if unknown and len(table.c):
        from sqlalchemy.exc import CompileError

        raise CompileError(f"Unconsumed column names: {', '.join(map(str, unknown))}")
    return unknown


def _marker(column, key):
    lowered = {"expression": "bind", "name": key}
    if column is not None and column.type._wire_class != "NullType":
        lowered["type"] = sql_type(column.type)
    return lowered


def _ordered_columns(element, keys):
    """Pairs of key and column in the table's order, then keys without a column."""
    wanted = set(keys)
    found = [(key, column) for key, column in element.table.c.items() if key in wanted]
    known = {key for key, _ in found}
    found.extend((key, None) for key in keys if key not in known)
    return found


def _defaults(element, given):
    """Columns that get a value from their default, with the default."""
    found = []
    for key, column in element.table.c.items():
        default = getattr(column, "default", None)
        if key in given or default is None or default.is_sequence:
            continue
        found.append((key, column, default))
    return found


def _insert_rows(element, given):
    """The parameters with the values that defaults supply, and the names of all of them."""
    fixed = element._values or {}
    first = {**fixed, **given[0]} if given else fixed
    _known(element, [key for key in given[0]])
    filled = [(key, default) for key, _, default in _defaults(element, first)
              if not default.is_clause_element]
    rows = []
    for row in given:
        row = {key if isinstance(key, str) else key.key: item for key, item in row.items()}
        for key, default in filled:
            if key not in row:
                row[key] = default._value()
        rows.append(row)
    return rows, list(rows[0])


def insert(element, keys=None):
    """``INSERT``; ``keys`` are the columns whose values come with each execution."""
    lowered = {"statement": "insert", "table": _table(element)}
    _additions(element._prefixes, lowered, "prefixes")
    if element.select is not None:
        table = element.table
        lowered["columns"] = [name(table.c[key].name if key in table.c else key)
                              for key in element._select_names]
        lowered["select"] = _any(element.select)
    elif element._multi_values:
        _multi_rows(element, lowered)
    else:
        _single_row(element, lowered, keys)
    if element._on_conflict is not None:
        lowered["on_conflict"] = _on_conflict(element)
    _returning(element, lowered)
    if _returns_key(element, keys):
        lowered["returning"] = [_select_column(column, None)
                                for column in element.table.primary_key]
    return lowered


def _returns_key(element, keys):
    """Whether the generated primary key is asked for, as SQLAlchemy does where the driver does not
    tell it."""
    table = element.table
    if element._returning or element._multi_values or element.select is not None \
            or element._inline or state.current.executions > 1 \
            or not getattr(table, "implicit_returning", False):
        return False
    dialect = state.current.dialect_object()
    if dialect.postfetch_lastrowid or not dialect.insert_returning:
        return False
    given = {**(element._values or {}), **dict.fromkeys(keys or ())}
    missing = [column for column in table.primary_key if given.get(column.key, None) is None
               and column.key not in (keys or ())]
    return bool(missing)


def _column_names(pairs):
    return [name(column.name) if column is not None else name(key) for key, column in pairs]


def _multi_rows(element, lowered):
    first = element._multi_values[0]
    _known(element, first)
    defaults = _defaults(element, first)
    pairs = _ordered_columns(element, list(first) + [key for key, _, _ in defaults])
    by_key = {key: default for key, _, default in defaults}
    lowered["columns"] = _column_names(pairs)
    rows = []
    for number, row in enumerate(element._multi_values):
        cells = []
        for key, column in pairs:
            if key in row:
                cells.append(_assigned(row[key], column, f"{key}_m{number}"))
            elif key in by_key:
                cells.append(_client_default(by_key[key], column))
            else:
                from sqlalchemy.exc import CompileError

                raise CompileError(
                    f"Can't mix single-values and multiple values formats in one statement: the "
                    f"column {key!r} has no value in every row")
        rows.append(cells)
    lowered["rows"] = rows


def _single_row(element, lowered, keys):
    given = dict(element._values or {})
    _known(element, given)
    markers = list(keys) if keys is not None else []
    everything = element._values is None and keys is None and state.current.dialect is None
    if everything:
        markers = element.table.c.keys()
    present = {**given, **dict.fromkeys(markers)}
    defaults = {} if everything else {
        key: default for key, _, default in _defaults(element, present)}
    pairs = _ordered_columns(element, list(present) + list(defaults))
    lowered["columns"] = _column_names(pairs)
    row = []
    for key, column in pairs:
        if key in markers:
            row.append(_marker(column, key))
        elif key in given:
            row.append(_assigned(given[key], column))
        else:
            row.append(_client_default(defaults[key], column))
    lowered["rows"] = [row] if pairs else []


def _set_list(table, assignments, owner=None):
    found = []
    for key, value in assignments:
        column = table.c.get(key)
        found.append({"column": name(column.name if column is not None else key),
                      "value": _assigned(value, column)})
    return found


def _on_conflict(element):
    given = element._on_conflict
    action = {"action": "nothing"}
    if given.get("set") is not None:
        action = {"action": "update", "set": _set_list(element.table, given["set"])}
        if given.get("where") is not None:
            action["where"] = expressions.expression(given["where"])
    lowered = {"action": action}
    if given.get("constraint") is not None:
        lowered["constraint"] = name(given["constraint"])
    if given.get("target"):
        lowered["target"] = [expressions.expression(item) for item in given["target"]]
    if given.get("target_where") is not None:
        lowered["target_where"] = expressions.expression(given["target_where"])
    return lowered


def _returning(element, lowered):
    if element._returning:
        lowered["returning"] = _select_list(element._returned(), False)


def _with_where(element, lowered, key):
    mentioned = []
    for clause in element._where:
        sources.referenced(clause, mentioned)
    for value in (getattr(element, "_values", None) or {}).values():
        if hasattr(value, "get_children"):
            sources.referenced(value, mentioned)
    others = [source for source in mentioned if source is not element.table]
    if others:
        lowered[key] = [sources.from_clause(source) for source in others]
    if element._where:
        lowered["where"] = [expressions.expression(item) for item in element._where]
    return others


class _Within:
    """Names the sources that queries inside of a statement may refer to."""

    def __init__(self, table):
        self.table = table

    def __enter__(self):
        state.current.enclosing = state.current.enclosing + [[self.table]]

    def __exit__(self, *exc):
        state.current.enclosing = state.current.enclosing[:-1]
        return False


def update(element, keys=None):
    """``UPDATE``; ``keys`` are the parameters that come with each execution."""
    lowered = {"statement": "update", "table": _table(element)}
    table = element.table
    with _Within(table):
        given = dict(element._values or {})
        others = _foreign_keys_of(element, given)
        _known(element, [key for key in given if key not in others])
        bound = _bound_names(element)
        markers = [key for key in keys or () if key in table.c and key not in bound
                   and key not in given]
        if element._values is None and keys is None and state.current.dialect is None:
            markers = table.c.keys()
        present = {**given, **dict.fromkeys(markers)}
        defaults = {}
        if element._values is not None or keys is not None:
            for key, column in table.c.items():
                default = getattr(column, "onupdate", None)
                if default is not None and key not in present and not default.is_sequence:
                    defaults[key] = default
        pairs = [(key, table.c.get(key)) for key in present] if element._ordered else \
            _ordered_columns(element, list(present) + list(defaults))
        assignments = []
        for key, column in pairs:
            if key in given:
                value = _assigned(given[key], column)
            elif key in defaults:
                value = _client_default(defaults[key], column)
            else:
                value = _marker(column, key)
            assignments.append({"column": name(column.name if column is not None else key),
                                "value": value})
        lowered["values"] = assignments
        _with_where(element, lowered, "from")
        _options_of(element, lowered)
        _returning(element, lowered)
    return lowered


def _foreign_keys_of(element, given):
    return [key for key in given if key not in element.table.c] if not len(element.table.c) \
        else []


def _bound_names(element):
    from sqlalchemy.sql.visitors import iterate

    return {item.key for clause in element._where for item in iterate(clause)
            if item.__visit_name__ == "bindparam" and not item._anonymous}


def delete(element):
    """``DELETE``"""
    lowered = {"statement": "delete", "table": _table(element)}
    with _Within(element.table):
        _with_where(element, lowered, "using")
        _options_of(element, lowered)
        _returning(element, lowered)
    return lowered


def _options_of(element, lowered):
    if element._dialect_kwargs:
        lowered["options"] = options(element._dialect_kwargs)
    _additions(element._prefixes, lowered, "prefixes")


def _additions(given, lowered, key):
    """SQL of the project's own, for one dialect or for all."""
    if given:
        lowered[key] = [
            {"element": expressions.expression(element),
             **({} if dialect in (None, "*") else {"dialect": dialect})}
            for element, dialect in given]


def bulk_rows(table, rows):
    """Rows of ``op.bulk_insert``: expressions by column key."""
    from sqlalchemy.sql.dml import Insert

    with state.entered():
        statement_ = Insert(table)
        lowered = []
        for row in rows:
            cells = {}
            for key, value in row.items():
                key = key if isinstance(key, str) else key.key
                cells[key] = _assigned(value, table.c.get(key))
            for key, column, default in _defaults(statement_, cells):
                cells[key] = _client_default(default, column)
            lowered.append(cells)
        return lowered
