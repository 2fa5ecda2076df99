"""Operators: the functions that expressions are built with, and the methods that call them."""

from operator import (  # noqa: F401
    add,
    and_,
    contains,
    eq,
    floordiv,
    ge,
    getitem,
    gt,
    inv,
    le,
    lshift,
    lt,
    mod,
    mul,
    ne,
    neg,
    or_,
    rshift,
    sub,
    truediv,
)


class OperatorType:
    """What operators are; only annotations mention it."""


class custom_op:
    """An operator given as text."""

    __name__ = "custom_op"

    def __init__(self, opstring, precedence=0, is_comparison=False, return_type=None,
                 natural_self_precedent=False, eager_grouping=False, visit_name=None,
                 python_impl=None):
        self.opstring = opstring
        self.precedence = precedence
        self.is_comparison = is_comparison
        self.return_type = return_type
        self.python_impl = python_impl

    def __eq__(self, other):
        return isinstance(other, custom_op) and other.opstring == self.opstring

    def __hash__(self):
        return hash(self.opstring)

    def __call__(self, left, right, **kw):
        return left.operate(self, right, **kw)


def _method(name):
    def operator(a, *other, **kw):
        return getattr(a, name)(*other, **kw)

    operator.__name__ = operator.__qualname__ = name
    return operator


like_op = _method("like")
not_like_op = notlike_op = _method("not_like")
ilike_op = _method("ilike")
not_ilike_op = notilike_op = _method("not_ilike")
in_op = _method("in_")
not_in_op = notin_op = _method("not_in")
is_ = _method("is_")
is_not = isnot = _method("is_not")
is_distinct_from = _method("is_distinct_from")
is_not_distinct_from = isnot_distinct_from = _method("is_not_distinct_from")
startswith_op = _method("startswith")
endswith_op = _method("endswith")
contains_op = _method("contains")
istartswith_op = _method("istartswith")
iendswith_op = _method("iendswith")
icontains_op = _method("icontains")
match_op = _method("match")
regexp_match_op = _method("regexp_match")
not_regexp_match_op = _method("not_regexp_match")
regexp_replace_op = _method("regexp_replace")
concat_op = _method("concat")
between_op = _method("between")
collate = _method("collate")
distinct_op = _method("distinct")
any_op = _method("any_")
all_op = _method("all_")
desc_op = _method("desc")
asc_op = _method("asc")
nulls_first_op = nullsfirst_op = _method("nulls_first")
nulls_last_op = nullslast_op = _method("nulls_last")
bitwise_xor_op = _method("bitwise_xor")
bitwise_or_op = _method("bitwise_or")
bitwise_and_op = _method("bitwise_and")
bitwise_not_op = _method("bitwise_not")
bitwise_lshift_op = _method("bitwise_lshift")
bitwise_rshift_op = _method("bitwise_rshift")


def json_getitem_op(a, b):
    return a[b]


def json_path_getitem_op(a, b):
    return a[b]


def item_text_op(a, b):
    return a[b].astext


def path_text_op(a, b):
    return a[b].astext


def comma_op(a, b):
    raise NotImplementedError()


class Operators:
    """``&``, ``|``, ``~`` and operators given as text."""

    __slots__ = ()

    def __and__(self, other):
        return self.operate(and_, other)

    def __or__(self, other):
        return self.operate(or_, other)

    def __invert__(self):
        return self.operate(inv)

    def op(self, opstring, precedence=0, is_comparison=False, return_type=None,
           python_impl=None):
        operator = custom_op(opstring, precedence, is_comparison, return_type,
                             python_impl=python_impl)
        return lambda other: self.operate(operator, other)

    def bool_op(self, opstring, precedence=0, python_impl=None):
        return self.op(opstring, precedence, True)

    def operate(self, op, *other, **kwargs):
        raise NotImplementedError(str(op))

    def reverse_operate(self, op, other, **kwargs):
        raise NotImplementedError(str(op))


def _binary(name, op):
    def method(self, other):
        return self.operate(op, other)

    method.__name__ = name
    return method


def _reverse(name, op):
    def method(self, other):
        return self.reverse_operate(op, other)

    method.__name__ = name
    return method


def _unary(name, op):
    def method(self):
        return self.operate(op)

    method.__name__ = name
    return method


class ColumnOperators(Operators):
    """The operators of column expressions."""

    __slots__ = ()
    timetuple = None

    __hash__ = object.__hash__
    __lt__ = _binary("__lt__", lt)
    __le__ = _binary("__le__", le)
    __eq__ = _binary("__eq__", eq)
    __ne__ = _binary("__ne__", ne)
    __gt__ = _binary("__gt__", gt)
    __ge__ = _binary("__ge__", ge)
    __neg__ = _unary("__neg__", neg)
    __getitem__ = _binary("__getitem__", getitem)
    __lshift__ = _binary("__lshift__", lshift)
    __rshift__ = _binary("__rshift__", rshift)
    __add__ = _binary("__add__", add)
    __sub__ = _binary("__sub__", sub)
    __mul__ = _binary("__mul__", mul)
    __mod__ = _binary("__mod__", mod)
    __truediv__ = _binary("__truediv__", truediv)
    __floordiv__ = _binary("__floordiv__", floordiv)
    __radd__ = _reverse("__radd__", add)
    __rsub__ = _reverse("__rsub__", sub)
    __rmul__ = _reverse("__rmul__", mul)
    __rmod__ = _reverse("__rmod__", mod)
    __rtruediv__ = _reverse("__rtruediv__", truediv)
    __rfloordiv__ = _reverse("__rfloordiv__", floordiv)
    bitwise_xor = _binary("bitwise_xor", bitwise_xor_op)
    bitwise_or = _binary("bitwise_or", bitwise_or_op)
    bitwise_and = _binary("bitwise_and", bitwise_and_op)
    bitwise_not = _unary("bitwise_not", bitwise_not_op)
    bitwise_lshift = _binary("bitwise_lshift", bitwise_lshift_op)
    bitwise_rshift = _binary("bitwise_rshift", bitwise_rshift_op)
    is_distinct_from = _binary("is_distinct_from", is_distinct_from)
    is_not_distinct_from = isnot_distinct_from = _binary(
        "is_not_distinct_from", is_not_distinct_from)
    is_ = _binary("is_", is_)
    is_not = isnot = _binary("is_not", is_not)
    concat = _binary("concat", concat_op)
    in_ = _binary("in_", in_op)
    not_in = notin_ = _binary("not_in", not_in_op)
    desc = _unary("desc", desc_op)
    asc = _unary("asc", asc_op)
    nulls_first = nullsfirst = _unary("nulls_first", nulls_first_op)
    nulls_last = nullslast = _unary("nulls_last", nulls_last_op)
    distinct = _unary("distinct", distinct_op)
    any_ = _unary("any_", any_op)
    all_ = _unary("all_", all_op)

    def __rlshift__(self, other):
        return self.reverse_operate(lshift, other)

    def __rrshift__(self, other):
        return self.reverse_operate(rshift, other)

    def __contains__(self, other):
        raise NotImplementedError(
            "Operator 'contains' is not supported on this expression")

    def like(self, other, escape=None):
        return self.operate(like_op, other, escape=escape)

    def ilike(self, other, escape=None):
        return self.operate(ilike_op, other, escape=escape)

    def not_like(self, other, escape=None):
        return self.operate(not_like_op, other, escape=escape)

    notlike = not_like

    def not_ilike(self, other, escape=None):
        return self.operate(not_ilike_op, other, escape=escape)

    notilike = not_ilike

    def startswith(self, other, escape=None, autoescape=False):
        return self.operate(startswith_op, other, escape=escape, autoescape=autoescape)

    def istartswith(self, other, escape=None, autoescape=False):
        return self.operate(istartswith_op, other, escape=escape, autoescape=autoescape)

    def endswith(self, other, escape=None, autoescape=False):
        return self.operate(endswith_op, other, escape=escape, autoescape=autoescape)

    def iendswith(self, other, escape=None, autoescape=False):
        return self.operate(iendswith_op, other, escape=escape, autoescape=autoescape)

    def contains(self, other, **kw):
        return self.operate(contains_op, other, **kw)

    def icontains(self, other, **kw):
        return self.operate(icontains_op, other, **kw)

    def match(self, other, **kwargs):
        return self.operate(match_op, other, **kwargs)

    def regexp_match(self, pattern, flags=None):
        return self.operate(regexp_match_op, pattern, flags=flags)

    def regexp_replace(self, pattern, replacement, flags=None):
        return self.operate(regexp_replace_op, pattern, replacement=replacement, flags=flags)

    def collate(self, collation, collation_schema=None):
        return self.operate(collate, collation, collation_schema=collation_schema)

    def between(self, cleft, cright, symmetric=False):
        return self.operate(between_op, cleft, cright, symmetric=symmetric)


class OperatorClass:
    """Which operators a type has; kept for subclasses that name one."""

    ANY = UNSPECIFIED = BASE = MATH = COMPARISON = JSON = ARRAY = STRING_OPS = CONTAINS = 1


def is_comparison(op):
    return op in (eq, ne, gt, lt, ge, le) or isinstance(op, custom_op) and op.is_comparison
