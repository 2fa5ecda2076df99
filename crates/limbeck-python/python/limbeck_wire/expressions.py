"""Expressions."""

from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import TextClause

from . import name, state, values
from .types import sql_type

_BINARY = {
    operators.eq: "equal", operators.ne: "not_equal", operators.lt: "less",
    operators.le: "less_or_equal", operators.gt: "greater", operators.ge: "greater_or_equal",
    operators.add: "add", operators.sub: "subtract", operators.mul: "multiply",
    operators.truediv: "divide", operators.floordiv: "floor_divide", operators.mod: "modulo",
    operators.concat_op: "concatenate", operators.is_: "is", operators.is_not: "is_not",
    operators.is_distinct_from: "is_distinct_from",
    operators.is_not_distinct_from: "is_not_distinct_from",
    operators.like_op: "like", operators.not_like_op: "not_like",
    operators.ilike_op: "ilike", operators.not_ilike_op: "not_ilike",
    operators.startswith_op: "starts_with", operators.endswith_op: "ends_with",
    operators.contains_op: "contains", operators.regexp_match_op: "regexp_match",
    operators.not_regexp_match_op: "not_regexp_match",
    operators.match_op: "match", operators.bitwise_and_op: "bitwise_and",
    operators.bitwise_or_op: "bitwise_or", operators.bitwise_xor_op: "bitwise_xor",
    operators.lshift: "shift_left", operators.rshift: "shift_right",
    operators.bitwise_lshift_op: "shift_left", operators.bitwise_rshift_op: "shift_right",
    operators.getitem: "item", operators.json_getitem_op: "item",
    operators.json_path_getitem_op: "path", operators.item_text_op: "item_text",
    operators.path_text_op: "path_text",
}
_UNARY = {
    operators.neg: "negate", operators.inv: "not", operators.bitwise_not_op: "bitwise_not",
    operators.distinct_op: "distinct", operators.asc_op: "ascending",
    operators.desc_op: "descending", operators.nulls_first_op: "nulls_first",
    operators.nulls_last_op: "nulls_last", operators.any_op: "any", operators.all_op: "all",
}


def expression(element):
    """An expression; a string is SQL text."""
    if type(element) is str:
        return {"expression": "text", "text": element}
    if type(element) is TextClause and not element._bindparams and not element._given_params:
        return {"expression": "text", "text": element.text}
    if state.current is None:
        with state.entered():
            return _lower(element)
    return _lower(element)


# Classes whose elements neither convert themselves nor are placeholders.
_ordinary = set()


def _lower(element):
    cls = type(element)
    if cls not in _ordinary:
        convert = getattr(cls, "_limbeck_wire_", None)
        if convert is not None:
            return convert(element)
        if getattr(cls, "_limbeck_placeholder", False):
            # Refused by the application, which knows what it stands for.
            return element
        _ordinary.add(cls)
    visit = getattr(element, "__visit_name__", None)
    if visit is None or isinstance(element, type):
        convert = getattr(element, "__clause_element__", None)
        if convert is not None:
            return _lower(convert())
        from sqlalchemy.exc import ArgumentError

        raise ArgumentError(f"SQL expression element expected, got {element!r}.")
    if not type(element).__module__.startswith("sqlalchemy."):
        hooked = _hooked(element)
        if hooked is not None:
            return hooked
    lower = _LOWER.get(visit)
    if lower is None:
        raise NotImplementedError(
            f"expressions of class {type(element).__module__}.{type(element).__name__} are not "
            "supported")
    return lower(element)


def _hooked(element):
    """The SQL of an element for which the project has ``@compiles`` functions."""
    for cls in type(element).__mro__:
        hooks = cls.__dict__.get("_compile_hooks")
        if hooks:
            break
    else:
        return None
    dialect = state.current.dialect_object()
    function = hooks.get(dialect.name) or hooks.get("default")
    if function is None and dialect.name == "mariadb":
        function = hooks.get("mysql")
    if function is None:
        if _LOWER.get(element.__visit_name__) and element.__visit_name__ != "function":
            return None
        if element.__visit_name__ == "function" and getattr(element, "name", None):
            return None
        from sqlalchemy.exc import CompileError

        raise CompileError(
            f"{type(element)!r} construct has no default compilation handler, and none for the "
            f"dialect {dialect.name!r}.")
    from sqlalchemy.engine.default import SQLCompiler

    text = function(element, SQLCompiler(dialect))
    return {"expression": "literal_column", "text": str(text)}


def type_of(element):
    """The type, unless nothing is known of it."""
    type_ = getattr(element, "type", None)
    if type_ is None or type_._wire_class == "NullType":
        return None
    return sql_type(type_)


def typed(lowered, element):
    type_ = type_of(element)
    if type_ is not None:
        lowered["type"] = type_
    return lowered


def table_reference(table):
    """A table as expressions refer to it."""
    kind = table.__visit_name__
    if kind == "table":
        lowered = {"name": name(table.name)}
        if table.schema is not None:
            lowered["schema"] = name(table.schema)
        return lowered
    if kind in ("alias", "lateral", "subquery", "table_valued_alias", "cte", "values",
                "tablesample"):
        from .sources import cte_name

        if kind == "cte":
            return {"name": name(cte_name(table))}
        alias = name(state.current.alias(table))
        inner = table.element
        if kind in ("alias", "tablesample") and inner.__visit_name__ == "table":
            lowered = table_reference(inner)
            lowered["alias"] = alias
            return lowered
        return {"name": alias}
    raise NotImplementedError(f"columns of {type(table).__name__} are not supported")


def _column(element):
    if element.is_literal:
        return {"expression": "literal_column", "text": str(element.name)}
    lowered = {"expression": "column", "name": name(element.name)}
    if element.table is not None and getattr(element.table, "named_with_column", True):
        lowered["table"] = table_reference(element.table)
    elif getattr(element, "_table_valued", None) is not None:
        return {"expression": "column",
                "name": name(state.current.alias(element._table_valued))}
    return typed(lowered, element)


def bind_parameter(element):
    """A bind parameter without its tag."""
    lowered = {}
    if element.key is not None and not element._anonymous:
        lowered["name"] = str(element.key)
    if element._has_value:
        lowered["value"] = values.value(_converted(element))
    if element._given_type or isinstance(lowered.get("value"), dict) and _is_national(
            element.effective_value):
        type_ = type_of(element)
        if type_ is not None:
            lowered["type"] = type_
    if element.expanding:
        lowered["expanding"] = True
    if element.literal_execute:
        lowered["literal_execute"] = True
    return lowered


def _is_national(value):
    """Whether a value is text that some dialects mark as Unicode."""
    return isinstance(value, str) and not value.isascii()


def _converted(element):
    value = element.effective_value
    if not element._given_type and not hasattr(type(value), "__members__"):
        return value
    dialect = state.current.dialect_object()
    if element.expanding and isinstance(value, (list, tuple)):
        return [element.type._bind_value(item, dialect) for item in value]
    return element.type._bind_value(value, dialect)


def _bind(element):
    if element._given_type:
        wrap = getattr(element.type, "bind_expression", None)
        if wrap is not None and not getattr(element, "_wrapped", False) and \
                not type(element.type).__module__.startswith("sqlalchemy."):
            from sqlalchemy.sql.elements import _shallow

            inner = _shallow(element)
            inner._wrapped = True
            wrapped = element.type.bind_expression(inner)
            if wrapped is not None:
                return _lower(wrapped)
    return {"expression": "bind", **bind_parameter(element)}


def _text(element):
    lowered = {"expression": "text", "text": element.text}
    binds = {key: bind_parameter(bind) for key, bind in element._bindparams.items()}
    for key, value in element._given_params.items():
        binds.setdefault(key, {})["value"] = values.value(value)
    for bind in binds.values():
        bind.pop("name", None)
    if binds:
        lowered["binds"] = binds
    return lowered


def _function(element, **extra):
    arguments = []
    order_by = [_lower(item) for item in element._order_by]
    for clause in element.clauses:
        if clause.__visit_name__ == "aggregate_order_by":
            order_by.extend(_lower(item) for item in clause.order_by)
            clause = clause.target
        arguments.append(_lower(clause))
    lowered = {"expression": "function", "name": [name(part) for part in element._names],
               "arguments": arguments}
    typed(lowered, element)
    if element._distinct:
        lowered["distinct"] = True
    if order_by:
        lowered["order_by"] = order_by
    lowered.update(extra)
    return lowered


def _within_group(element):
    lowered = _lower(element.element)
    lowered["order_by"] = [_lower(item) for item in element.order_by]
    lowered["within_group"] = True
    return typed(lowered, element)


def _function_filter(element):
    lowered = _lower(element.func)
    if element.criterion is not None:
        lowered["filter"] = _lower(element.criterion)
    return lowered


def _over(element):
    lowered = {"expression": "over", "function": _lower(element.element)}
    if element.partition_by:
        lowered["partition_by"] = [_lower(item) for item in element.partition_by]
    if element.order_by:
        lowered["order_by"] = [_lower(item) for item in element.order_by]
    if element.frame is not None:
        lowered["frame"] = element.frame
    return lowered


def _unary(element):
    operator = element.operator
    operand = element.element
    if operator is operators.inv and operand.__visit_name__ == "binary" and operand.operator in (
            operators.startswith_op, operators.endswith_op, operators.contains_op):
        return _not_matching(operand)
    word = {"custom": operator.opstring} if isinstance(operator, operators.custom_op) \
        else _UNARY[operator]
    return {"expression": "unary", "operator": word, "operand": _lower(operand)}


def _not_matching(element):
    """``NOT LIKE`` with the wildcards joined to its pattern."""
    percent = {"expression": "literal_column", "text": "'%'"}
    pattern = _lower(element.right)
    if element.operator is not operators.startswith_op:
        pattern = _joined(percent, pattern)
    if element.operator is not operators.endswith_op:
        pattern = _joined(pattern, percent)
    lowered = {"expression": "binary", "operator": "not_like", "left": _lower(element.left),
               "right": pattern}
    if "escape" in element.modifiers:
        lowered["escape"] = element.modifiers["escape"]
    return lowered


def _joined(left, right):
    return {"expression": "binary", "operator": "concatenate", "left": left, "right": right}


def _binary(element):
    operator = element.operator
    if operator is operators.in_op or operator is operators.not_in_op:
        candidates = element.right
        if candidates.is_selectable:
            candidates = _query(candidates)
        else:
            candidates = _lower(candidates)
        return {"expression": "in", "operand": _lower(element.left), "candidates": candidates,
                "negated": operator is operators.not_in_op}
    if isinstance(operator, operators.custom_op):
        word = {"custom": operator.opstring}
    elif operator is operators.add and _is_text(element.left) and _is_text(element.right):
        word = "concatenate"
    else:
        word = _BINARY.get(operator)
        if word is None:
            raise NotImplementedError(
                f"the operator {getattr(operator, '__name__', operator)} is not supported")
    lowered = {"expression": "binary", "operator": word, "left": _lower(element.left),
               "right": _lower(element.right)}
    escape = element.modifiers.get("escape")
    if escape is not None:
        lowered["escape"] = escape
    flags = element.modifiers.get("flags")
    if flags is not None:
        lowered["flags"] = flags
    if element.type._wire_class != "Boolean" or word in ("item", "path"):
        typed(lowered, element)
    return lowered


def _regexp_replace(element):
    lowered = {"expression": "regexp_replace", "operand": _lower(element.operand),
               "pattern": _lower(element.pattern), "replacement": _lower(element.replacement)}
    if element.flags is not None:
        lowered["flags"] = element.flags
    return typed(lowered, element)


def _slice(element):
    lowered = {"expression": "slice"}
    for bound in ("start", "stop", "step"):
        found = getattr(element, bound)
        if found is not None:
            lowered[bound] = _lower(found)
    return lowered


def _is_text(element):
    from sqlalchemy.sql.sqltypes import ARRAY, JSON, String

    type_ = element.type
    type_ = getattr(type_, "impl", type_)
    return isinstance(type_, (String, ARRAY)) or type_._wire_class == "postgresql.JSONB" and \
        isinstance(type_, JSON)


def _boolean_list(element):
    word = "and" if element.operator is operators.and_ else "or"
    return {"expression": word, "conditions": [_lower(item) for item in element.clauses]}


def _between(element):
    lowered = {"expression": "between", "operand": _lower(element.operand),
               "low": _lower(element.low), "high": _lower(element.high)}
    if element.negated:
        lowered["negated"] = True
    if element.symmetric:
        lowered["symmetric"] = True
    return lowered


def _case(element):
    lowered = {"expression": "case", "branches": [
        (_lower(condition), _lower(result)) for condition, result in element.whens]}
    if element.value is not None:
        lowered["operand"] = _lower(element.value)
    if element.else_ is not None:
        lowered["otherwise"] = _lower(element.else_)
    return lowered


def _cast(element):
    lowered = {"expression": "cast", "operand": _lower(element.clause),
               "type": sql_type(element.type)}
    if element._try:
        lowered["try"] = True
    return lowered


def _query(select):
    """A query used as a value."""
    from .statements import nested

    return {"expression": "scalar_subquery", "select": nested(select)}


def _values(element):
    from .sources import values

    return {"expression": "scalar_subquery", "select": {"statement": "values", **values(element)}}


def _exists(element):
    from .statements import nested

    lowered = {"expression": "exists", "select": nested(element.element)}
    if element.negated:
        lowered["negated"] = True
    return lowered


def _array(element):
    return typed({"expression": "array",
                  "elements": [_lower(item) for item in element.clauses]}, element)


def _collate(element):
    lowered = {"expression": "collate", "operand": _lower(element.operand),
               "collation": str(element.collation)}
    if element.collation_schema is not None:
        lowered["schema"] = element.collation_schema
    return lowered


def _next_value(element):
    from . import qualified_name

    return {"expression": "next_value",
            "sequence": qualified_name(element.sequence.name, element.sequence.schema)}


_LOWER = {
    "textclause": _text,
    "column": _column,
    "bindparam": _bind,
    "null": lambda element: {"expression": "null"},
    "true": lambda element: {"expression": "true"},
    "false": lambda element: {"expression": "false"},
    "default_value": lambda element: {"expression": "default"},
    "function": _function,
    "next_value_func": _next_value,
    "within_group": _within_group,
    "funcfilter": _function_filter,
    "over": _over,
    "unary": _unary,
    "binary": _binary,
    "regexp_replace": _regexp_replace,
    "slice": _slice,
    "boolean_clauselist": _boolean_list,
    "between": _between,
    "case": _case,
    "cast": _cast,
    "try_cast": _cast,
    "type_coerce": lambda element: {"expression": "type_coerce",
                                    "operand": _lower(element.clause),
                                    "type": sql_type(element.type)},
    "extract": lambda element: {"expression": "extract", "field": str(element.field),
                                "operand": _lower(element.expr)},
    "collate": _collate,
    "label": lambda element: {"expression": "label", "operand": _lower(element.element),
                              "name": name(element.name)},
    "tuple": lambda element: {"expression": "tuple",
                              "elements": [_lower(item) for item in element.clauses]},
    "clauselist": lambda element: {"expression": "tuple",
                                   "elements": [_lower(item) for item in element.clauses]},
    "array": _array,
    "grouping": lambda element: {"expression": "grouping", "operand": _lower(element.element)},
    "scalar_values": _values,
    "values": _values,
    "scalar_select": lambda element: _query(element.element),
    "select": _query,
    "compound_select": _query,
    "textual_select": _query,
    "exists": _exists,
    "sequence": lambda element: _next_value(element.next_value()),
}
