"""From a Python operator on an expression to the expression it builds."""

from ..util import errors as exc
from . import operators
from .elements import (
    Between,
    BinaryExpression,
    BindParameter,
    BooleanClauseList,
    ClauseElement,
    False_,
    Null,
    True_,
    UnaryExpression,
    coerce,
    coerce_clause,
)
from .sqltypes import ARRAY, BOOLEANTYPE, INTEGERTYPE, JSON, STRINGTYPE, String

_NEGATED = {
    operators.eq: operators.ne, operators.ne: operators.eq,
    operators.lt: operators.ge, operators.ge: operators.lt,
    operators.gt: operators.le, operators.le: operators.gt,
    operators.is_: operators.is_not, operators.is_not: operators.is_,
    operators.like_op: operators.not_like_op, operators.not_like_op: operators.like_op,
    operators.ilike_op: operators.not_ilike_op, operators.not_ilike_op: operators.ilike_op,
    operators.in_op: operators.not_in_op, operators.not_in_op: operators.in_op,
    operators.regexp_match_op: operators.not_regexp_match_op,
    operators.not_regexp_match_op: operators.regexp_match_op,
    operators.is_distinct_from: operators.is_not_distinct_from,
    operators.is_not_distinct_from: operators.is_distinct_from,
}
_UNARY = {operators.neg, operators.inv, operators.desc_op, operators.asc_op,
          operators.nulls_first_op, operators.nulls_last_op, operators.distinct_op,
          operators.any_op, operators.all_op, operators.bitwise_not_op}
_COMPARISONS = {operators.eq, operators.ne, operators.lt, operators.le, operators.gt,
                operators.ge, operators.is_, operators.is_not, operators.is_distinct_from,
                operators.is_not_distinct_from}
_TEXT_MATCHES = {operators.startswith_op, operators.endswith_op, operators.contains_op}
_CASELESS = {operators.istartswith_op: operators.startswith_op,
             operators.iendswith_op: operators.endswith_op,
             operators.icontains_op: operators.contains_op}
_LIKE = {operators.like_op, operators.not_like_op, operators.ilike_op, operators.not_ilike_op}


def _operand(expr, other, op):
    """The other side, with the type that follows from this side."""
    if isinstance(other, ClauseElement) or hasattr(other, "__clause_element__"):
        return coerce(other)
    type_ = expr.type.coerce_compared_value(op, other)
    if type_._wire_class == "NullType":
        type_ = None
    return coerce(other, type_)


def build(expr, op, *other, **kwargs):
    """``expr op other``"""
    if op is operators.and_ or op is operators.or_:
        return BooleanClauseList._of(op, (expr, other[0]))
    if op is operators.inv:
        return expr._negate()
    if op in _UNARY:
        boolean = op in (operators.any_op, operators.all_op)
        return UnaryExpression(expr, op, BOOLEANTYPE if boolean else expr.type)
    value = other[0]
    if op in _COMPARISONS:
        return _comparison(expr, op, value)
    if op is operators.in_op or op is operators.not_in_op:
        return _membership(expr, op, value)
    if op in _LIKE:
        return BinaryExpression(expr, _operand(expr, value, op), op, BOOLEANTYPE,
                                _NEGATED[op], _given(kwargs, "escape"))
    if op in _TEXT_MATCHES:
        return _text_match(expr, op, value, **kwargs)
    if op in _CASELESS:
        from .functions import func

        return _text_match(func.lower(expr), _CASELESS[op], value, _lower=True, **kwargs)
    if op is operators.between_op:
        return Between(expr, _operand(expr, value, op), _operand(expr, other[1], op),
                       kwargs.get("symmetric", False))
    if op is operators.collate:
        from ._constructs import Collate

        return Collate(expr, value, kwargs.get("collation_schema"))
    if op is operators.getitem:
        return _item(expr, value)
    if op is operators.match_op or op is operators.regexp_match_op:
        return BinaryExpression(expr, _operand(expr, value, op), op, BOOLEANTYPE,
                                _NEGATED.get(op), _given(kwargs, "flags"))
    if op is operators.regexp_replace_op:
        from ._constructs import RegexpReplace

        return RegexpReplace(expr, _operand(expr, value, op),
                             _operand(expr, kwargs["replacement"], op), kwargs.get("flags"))
    right = _operand(expr, value, op)
    return BinaryExpression(expr, right, op, _result_type(expr, op, right))


def build_reverse(expr, op, other, **kwargs):
    """``other op expr``"""
    left = _operand(expr, other, op)
    return BinaryExpression(left, expr, op, _result_type(left, op, expr))


def _given(kwargs, name):
    value = kwargs.get(name)
    return {} if value is None else {name: value}


def _comparison(expr, op, value):
    if value is None or isinstance(value, Null):
        if op is operators.eq or op is operators.is_:
            return BinaryExpression(expr, Null(), operators.is_, BOOLEANTYPE, operators.is_not)
        if op is operators.ne or op is operators.is_not:
            return BinaryExpression(expr, Null(), operators.is_not, BOOLEANTYPE, operators.is_)
        if op in (operators.is_distinct_from, operators.is_not_distinct_from):
            return BinaryExpression(expr, Null(), op, BOOLEANTYPE, _NEGATED[op])
        raise exc.ArgumentError(
            "Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()', "
            "'is_not_distinct_from()' operators can be used with None/True/False")
    if value is True or value is False:
        right = True_() if value else False_()
    elif (op is operators.is_ or op is operators.is_not) and isinstance(value, str):
        right = coerce_clause(value)
    else:
        right = _operand(expr, value, op)
    return BinaryExpression(expr, right, op, BOOLEANTYPE, _NEGATED.get(op))


def _membership(expr, op, value):
    from ._constructs import Tuple
    from ._select import ScalarSelect
    from .selectable import SelectBase

    convert = getattr(value, "__clause_element__", None)
    if convert is not None:
        value = convert()
    if isinstance(value, BindParameter):
        if not value.expanding:
            from .elements import _shallow

            value = _shallow(value)
            value.expanding = True
        if not value._given_type and expr.type._wire_class != "NullType":
            value.type = expr.type
            value._given_type = True
        candidates = value
    elif isinstance(value, ScalarSelect):
        candidates = value
    elif isinstance(value, SelectBase) or getattr(value, "__visit_name__", None) == "values":
        candidates = value
    elif isinstance(value, ClauseElement):
        if value.is_selectable:
            candidates = getattr(value, "element", value)
        else:
            candidates = value
    elif isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        raise exc.ArgumentError(
            "IN expression list, SELECT construct, or bound parameter object expected, got "
            f"{value!r}.")
    else:
        candidates = Tuple()
        kinds = [item.type for item in expr.clauses] if isinstance(expr, Tuple) else None
        for item in value:
            if kinds is not None and isinstance(item, (tuple, list)):
                element = Tuple(*item)
                element.clauses = [coerce(part, kind if kind._wire_class != "NullType" else None)
                                   for part, kind in zip(item, kinds)]
                candidates.clauses.append(element)
            else:
                candidates.clauses.append(_operand(expr, item, op))
    return BinaryExpression(expr, candidates, op, BOOLEANTYPE, _NEGATED[op])


def _text_match(expr, op, value, escape=None, autoescape=False, _lower=False, **kwargs):
    if isinstance(expr.type, ARRAY) or expr.type._wire_class.startswith("postgresql."):
        if op is operators.contains_op:
            return build(expr, operators.custom_op("@>", is_comparison=True,
                                                   return_type=BOOLEANTYPE), value)
    if autoescape:
        if escape is None:
            escape = "/"
        if not isinstance(value, str):
            raise TypeError("String value expected when autoescape=True")
        if escape not in ("%", "_"):
            value = value.replace(escape, escape + escape)
        value = value.replace("%", escape + "%").replace("_", escape + "_")
    right = _operand(expr, value, op)
    if _lower:
        from .functions import func

        right = func.lower(right)
    return BinaryExpression(expr, right, op, BOOLEANTYPE, None,
                            {} if escape is None else {"escape": escape})


def _item(expr, index):
    type_ = expr.type
    implementation = getattr(type_, "impl", type_)
    if isinstance(implementation, ARRAY):
        shift = 1 if implementation.zero_indexes else 0
        if isinstance(index, slice):
            from ._constructs import Slice

            right = Slice(index.start + shift, index.stop + shift, index.step) if shift \
                else Slice(index.start, index.stop, index.step)
            return BinaryExpression(expr, right, operators.getitem, type_)
        right = coerce(index + shift if shift else index, INTEGERTYPE)
        result = implementation.item_type
        if (implementation.dimensions or 1) > 1:
            result = implementation.adapt(type(implementation))
            result.dimensions = implementation.dimensions - 1
        return BinaryExpression(expr, right, operators.getitem, result)
    if isinstance(implementation, JSON):
        if isinstance(index, (tuple, list)):
            return BinaryExpression(expr, coerce(list(index)), operators.json_path_getitem_op,
                                    type_)
        right = coerce(index, INTEGERTYPE if isinstance(index, int) else STRINGTYPE)
        return BinaryExpression(expr, right, operators.json_getitem_op, type_)
    if implementation._wire_class == "postgresql.HSTORE":
        return BinaryExpression(expr, coerce(index, STRINGTYPE), operators.getitem,
                                implementation.text_type)
    raise NotImplementedError("Operator 'getitem' is not supported on this expression")


def json_text(expr):
    """``.astext`` of a JSON element."""
    if not isinstance(expr, BinaryExpression) or expr.operator not in (
            operators.json_getitem_op, operators.json_path_getitem_op):
        raise AttributeError("astext: not an element of a JSON document")
    path = expr.operator is operators.json_path_getitem_op
    text_type = getattr(expr.type, "astext_type", None) or STRINGTYPE
    return BinaryExpression(expr.left, expr.right,
                            operators.path_text_op if path else operators.item_text_op,
                            text_type)


def json_value(expr, type_, method):
    """``.as_string()`` and its like of a JSON element."""
    if not isinstance(expr, BinaryExpression) or expr.operator not in (
            operators.json_getitem_op, operators.json_path_getitem_op):
        raise TypeError(
            f"The JSON cast operator JSON.{method}() only works with a JSON index expression "
            "e.g. col['q']." f"{method}()")
    return BinaryExpression(expr.left, expr.right, expr.operator, type_)


def _result_type(left, op, right):
    if isinstance(op, operators.custom_op):
        if op.is_comparison:
            return BOOLEANTYPE
        if op.return_type is not None:
            return op.return_type
        return left.type
    if op is operators.concat_op:
        return left.type if left.type._wire_class != "NullType" else right.type
    if left.type._wire_class == "NullType":
        return right.type
    return left.type


def boolean_list(cls, operator, clauses):
    """The conjunction or disjunction, without what does not matter in it."""
    neutral, absorbing = (True_, False_) if operator is operators.and_ else (False_, True_)
    found = []
    last = None
    for clause in clauses:
        clause = coerce_clause(clause)
        if isinstance(clause, neutral):
            last = clause
            continue
        if isinstance(clause, absorbing):
            return clause
        if isinstance(clause, BooleanClauseList) and clause.operator is operator:
            found.extend(clause.clauses)
        else:
            found.append(clause)
    if not found:
        if last is not None:
            return last
        return cls(operator, [])
    if len(found) == 1:
        return found[0]
    return cls(operator, found)
