"""Expressions that scripts build by name: CASE, CAST, EXTRACT, tuples, collations."""

from ..util import errors as exc
from .elements import ColumnElement, TypeClause, coerce, coerce_clause
from .sqltypes import INTEGERTYPE, STRINGTYPE, to_instance


class Tuple(ColumnElement):
    __visit_name__ = "tuple"

    def __init__(self, *clauses, types=None):
        kinds = [to_instance(item) for item in types] if types else [None] * len(clauses)
        self.clauses = [coerce(clause, kind) for clause, kind in zip(clauses, kinds)]

    def __iter__(self):
        return iter(self.clauses)

    def get_children(self, **kw):
        return self.clauses


def tuple_(*clauses, types=None):
    return Tuple(*clauses, types=types)


class Slice(ColumnElement):
    """The bounds of a part of an array."""

    __visit_name__ = "slice"

    def __init__(self, start, stop, step, _name=None):
        self.start, self.stop, self.step = (
            None if bound is None else coerce(bound, INTEGERTYPE) for bound in (start, stop, step))

    def get_children(self, **kw):
        return [bound for bound in (self.start, self.stop, self.step) if bound is not None]


class RegexpReplace(ColumnElement):
    """Text in which what a regular expression matches is replaced."""

    __visit_name__ = "regexp_replace"

    def __init__(self, operand, pattern, replacement, flags):
        self.operand = operand
        self.pattern = pattern
        self.replacement = replacement
        self.flags = flags
        self.type = operand.type

    def get_children(self, **kw):
        return [self.operand, self.pattern, self.replacement]


class Case(ColumnElement):
    __visit_name__ = "case"

    def __init__(self, *whens, value=None, else_=None):
        if len(whens) == 1 and isinstance(whens[0], dict):
            whens = tuple(whens[0].items())
        elif len(whens) == 1 and isinstance(whens[0], list):
            raise exc.ArgumentError(
                'The "whens" argument to case(), when referring to a sequence of items, is '
                "now passed as a series of positional elements, rather than as a list. ")
        for when in whens:
            if not isinstance(when, (tuple, list)) or len(when) != 2:
                raise exc.ArgumentError(
                    'The "whens" argument to "case()" must be a series of pairs')
        self.value = coerce(value) if value is not None else None
        self.whens = [(coerce_clause(condition) if value is None else coerce(condition),
                       coerce(result)) for condition, result in whens]
        self.else_ = coerce(else_) if else_ is not None else None
        if self.whens:
            self.type = self.whens[-1][1].type
            for _, result in reversed(self.whens):
                if result.type._wire_class != "NullType":
                    self.type = result.type
                    break

    def get_children(self, **kw):
        found = [] if self.value is None else [self.value]
        for pair in self.whens:
            found.extend(pair)
        if self.else_ is not None:
            found.append(self.else_)
        return found


def case(*whens, value=None, else_=None):
    return Case(*whens, value=value, else_=else_)


class WrapsColumnExpression(ColumnElement):
    pass


class Cast(WrapsColumnExpression):
    __visit_name__ = "cast"
    _try = False

    def __init__(self, expression, type_):
        self.type = to_instance(type_)
        self.typeclause = TypeClause(self.type)
        self.clause = coerce(expression, self.type)

    @property
    def wrapped_column_expression(self):
        return self.clause

    def get_children(self, **kw):
        return (self.clause,)


class TryCast(Cast):
    __visit_name__ = "try_cast"
    _try = True


class TypeCoerce(WrapsColumnExpression):
    __visit_name__ = "type_coerce"

    def __init__(self, expression, type_):
        self.type = to_instance(type_)
        self.clause = coerce(expression, self.type)

    @property
    def typed_expression(self):
        return self.clause

    def get_children(self, **kw):
        return (self.clause,)


def cast(expression, type_):
    return Cast(expression, type_)


def try_cast(expression, type_):
    return TryCast(expression, type_)


def type_coerce(expression, type_):
    return TypeCoerce(expression, type_)


class Extract(ColumnElement):
    __visit_name__ = "extract"
    type = INTEGERTYPE

    def __init__(self, field, expr):
        self.field = field
        self.expr = coerce(expr)

    def get_children(self, **kw):
        return (self.expr,)


def extract(field, expr):
    return Extract(field, expr)


class CollationClause(ColumnElement):
    __visit_name__ = "collation"

    def __init__(self, collation, collation_schema=None):
        self.collation = collation
        self.collation_schema = collation_schema


class Collate(ColumnElement):
    __visit_name__ = "collate"
    type = STRINGTYPE

    def __init__(self, operand, collation, collation_schema=None):
        self.operand = operand
        self.collation = collation
        self.collation_schema = collation_schema

    def get_children(self, **kw):
        return (self.operand,)


def collate(expression, collation, collation_schema=None):
    return Collate(coerce(expression), collation, collation_schema)
