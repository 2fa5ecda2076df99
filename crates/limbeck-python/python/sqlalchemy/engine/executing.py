"""Execution of statements on connections."""

import limbeck_wire
from limbeck_wire import value

from .. import exc
from ..sql.type_api import TypeEngine
from .result import CursorResult, null_result
from .row import Keys


def _distilled(parameters):
    """A list of parameter sets."""
    if parameters is None:
        return []
    if isinstance(parameters, (list, tuple)):
        rows = list(parameters)
        if not rows:
            return []
        for row in rows:
            if not hasattr(row, "keys"):
                raise exc.ArgumentError(
                    "List argument must consist only of dictionaries"
                    if isinstance(parameters, list) else
                    "List argument must consist only of tuples or dictionaries")
        return [dict(row) for row in rows]
    if hasattr(parameters, "keys"):
        return [dict(parameters)]
    raise exc.ArgumentError("mapping or list expected for parameters")


def execute(connection, statement, parameters, execution_options):
    """Executes a statement, a DDL element, a function or a default."""
    own = getattr(statement, "_execution_options", None)
    for options in (execution_options, own):
        if options and options.get("schema_translate_map"):
            return _translated(connection, statement, parameters, options)
    return _execute(connection, statement, parameters, execution_options)


def _translated(connection, statement, parameters, options):
    """Executes a statement whose schemas stand for others."""
    before = connection.get_execution_options().get("schema_translate_map")
    connection._translate_schemas(options["schema_translate_map"])
    try:
        return _execute(connection, statement, parameters, options)
    finally:
        connection._translate_schemas(before)


def _execute(connection, statement, parameters, execution_options):
    convert = getattr(statement, "_execute_on_connection", None)
    if convert is not None:
        return convert(connection, parameters, execution_options)
    if isinstance(statement, (str, type(None))) and not hasattr(statement, "__visit_name__"):
        raise exc.ObjectNotExecutableError(statement)
    if not getattr(statement, "supports_execution", False):
        inner = getattr(statement, "__clause_element__", None)
        if inner is None or isinstance(statement, type):
            raise exc.ObjectNotExecutableError(statement)
        statement = inner()
    operation = limbeck_wire.ddl(statement)
    if operation is not None:
        connection._run_operations([operation], False, limbeck_wire.ddl_convention(statement))
        return null_result()
    if getattr(statement, "is_sequence", False):
        statement = statement.next_value().select()
    given = _distilled(parameters)
    extra = getattr(statement, "_given_params", None)
    if extra and not getattr(statement, "is_text", False):
        given = [{**extra, **row} for row in given or [{}]]
    context = _InsertContext(statement, given) \
        if getattr(statement, "is_insert", False) else None
    lowered, sets = limbeck_wire.execution(statement, given, connection.dialect)
    if context is not None:
        context.prepare(lowered)
    answer = connection._request("execute", statement=lowered, parameters=sets)
    return _result(connection, statement, answer, context)


def _result(connection, statement, answer, context):
    result = _rows_of(connection, statement, answer, context)
    result.lastrowid = answer.get("last_row_id")
    return result


def _rows_of(connection, statement, answer, context):
    names = answer.get("columns") or []
    rows = answer.get("rows") or []
    count = answer.get("row_count")
    count = -1 if count is None else count
    if context is not None:
        context.answer = answer
        if context.took_keys:
            context.keys = rows
            names, rows = [], []
            count = max(count, len(context.keys))
    if not names:
        return CursorResult(Keys(()), [], count, False, context)
    columns = ()
    described = limbeck_wire.result_types(statement)
    if described is not None and len(described[0]) == len(names):
        pairs, columns = described
        names = [own if own is not None else found for (own, _), found in zip(pairs, names)]
        rows = _converted(rows, [type_ for _, type_ in pairs], connection.dialect)
    return CursorResult(Keys([str(name) for name in names], columns), rows, count, True, context)


def _converted(rows, types, dialect):
    """Rows with the values that their types make of what the database sent."""
    work = [(number, type_) for number, type_ in enumerate(types)
            if type_ is not None and type(type_)._result_value is not TypeEngine._result_value]
    if not work:
        return rows
    found = []
    for row in rows:
        row = list(row)
        for number, type_ in work:
            row[number] = type_._result_value(row[number], dialect)
        found.append(row)
    return found


def execute_driver_sql(connection, statement, parameters):
    """Executes SQL in the driver's own spelling, once for each set of parameters."""
    if parameters is None:
        sets = [()]
    elif isinstance(parameters, dict):
        sets = [parameters]
    elif isinstance(parameters, (list, tuple)) and parameters and all(
            isinstance(row, (list, tuple, dict)) for row in parameters):
        sets = list(parameters)
    else:
        sets = [parameters]
    total = 0
    answer = {}
    for row in sets:
        text, positional = _positional(statement, row)
        answer = connection._request("execute_driver_sql", sql=text,
                                     parameters=[value(item) for item in positional])
        count = answer.get("row_count")
        total += count if count is not None and count > 0 else 0
    names = answer.get("columns") or []
    if len(sets) == 1:
        count = answer.get("row_count")
        total = -1 if count is None else count
    result = CursorResult(Keys([str(name) for name in names]), answer.get("rows") or [], total,
                          bool(names))
    result.lastrowid = answer.get("last_row_id")
    return result


def _positional(statement, parameters):
    """Named markers of the driver as positional ones."""
    if not isinstance(parameters, dict):
        return statement, list(parameters)
    if not parameters:
        return statement, []
    values = []
    if "%(" in statement:
        out = []
        rest = statement
        while True:
            before, found, after = rest.partition("%(")
            out.append(before)
            if not found:
                return "".join(out), values
            name, _, rest = after.partition(")s")
            values.append(parameters[name])
            out.append("%s")
    from ..sql._text import names

    known = names(statement)
    out = []
    position = 0
    while position < len(statement):
        for name in known:
            marker = ":" + name
            if statement.startswith(marker, position) and not (
                    statement[position + len(marker):position + len(marker) + 1].isalnum()):
                values.append(parameters[name])
                out.append("?")
                position += len(marker)
                break
        else:
            out.append(statement[position])
            position += 1
    return "".join(out), values


class _InsertContext:
    """What is known of an insert, for ``inserted_primary_key``."""

    is_insert = True

    def __init__(self, statement, given):
        self.statement = statement
        self.parameters = given[0] if given else {}
        self.answer = None
        self.keys = []
        self.took_keys = False
        self._single = len(given) <= 1 and not statement._multi_values \
            and statement.select is None and not statement._returning

    def prepare(self, lowered):
        """Notes whether the statement answers the generated primary key."""
        self.took_keys = "returning" in lowered and not self.statement._returning

    def last_row_id(self):
        """The key that the driver tells of the row that was inserted, if any."""
        return (self.answer or {}).get("last_row_id")

    def inserted_primary_key(self):
        """The primary key of the row that was inserted."""
        table = self.statement.table
        columns = list(table.primary_key)
        keys = Keys([column.name for column in columns], columns)
        from .row import Row

        if self.took_keys:
            return Row(keys, self.keys[0]) if self.keys else None
        given = {**(self.statement._values or {}), **self.parameters}
        found = []
        for column in columns:
            item = given.get(column.key)
            if item is None or hasattr(item, "__visit_name__"):
                item = self.last_row_id() if self._single else None
            found.append(item)
        return Row(keys, found)
