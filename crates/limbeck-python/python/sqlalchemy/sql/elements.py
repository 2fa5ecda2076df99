"""SQL expressions: what columns, values and operators build."""

from ..util import EMPTY_DICT
from ..util import errors as exc
from . import operators
from .base import (  # noqa: F401
    Executable,
    Generative,
    _truncated_label,
    conv,
    quoted_name,
)
from .operators import ColumnOperators, Operators  # noqa: F401
from .sqltypes import BOOLEANTYPE, INTEGERTYPE, NULLTYPE, STRINGTYPE, to_instance
from .visitors import Visitable


class CompilerElement(Visitable):
    """Something that has SQL."""

    stringify_dialect = "default"

    def compile(self, bind=None, dialect=None, **kw):
        from ..engine.default import compile_element

        if dialect is None and bind is not None:
            dialect = bind.dialect
        return compile_element(self, dialect, **kw)

    def __str__(self):
        return str(self.compile())


class ClauseElement(CompilerElement):
    """Base of statements and expressions."""

    is_clause_element = True
    is_selectable = False
    _is_clause_list = False
    _annotations = {}

    def _annotate(self, values):
        return self

    def _deannotate(self, values=None, clone=False):
        return self

    def self_group(self, against=None):
        return self

    def get_children(self, **kw):
        return ()

    def compare(self, other, **kw):
        from limbeck_wire import expression

        return self is other or (
            isinstance(other, ClauseElement) and expression(self) == expression(other))

    def params(self, *optionaldict, **kwargs):
        values = dict(optionaldict[0]) if optionaldict else {}
        values.update(kwargs)
        return _with_params(self, values)

    unique_params = params

    @property
    def description(self):
        return getattr(self, "name", None) or getattr(self, "key", None)

    def __invert__(self):
        return self._negate()

    def _negate(self):
        return UnaryExpression(self, operators.inv, BOOLEANTYPE)

    def __bool__(self):
        raise TypeError("Boolean value of this clause is not defined")

    def __repr__(self):
        friendly = self.description
        if friendly is None:
            return object.__repr__(self)
        return f"<{type(self).__module__}.{type(self).__name__} at {id(self):#x}; {friendly}>"


def _with_params(element, values):
    new = element._generate() if isinstance(element, Generative) else _shallow(element)
    new._given_params = {**getattr(element, "_given_params", {}), **values}
    return new


def _shallow(element):
    new = type(element).__new__(type(element))
    new.__dict__.update(element.__dict__)
    return new


class DQLDMLClauseElement(ClauseElement):
    pass


class SQLCoreOperations(ColumnOperators):
    __slots__ = ()


class SQLColumnExpression(SQLCoreOperations):
    __slots__ = ()

    def __class_getitem__(cls, item):
        return cls


class ColumnElement(SQLColumnExpression, DQLDMLClauseElement):
    """An expression with a type and operators."""

    __visit_name__ = "column_element"
    primary_key = False
    foreign_keys = ()
    type = NULLTYPE
    key = None
    name = None
    table = None
    _label = None

    __hash__ = object.__hash__

    def operate(self, op, *other, **kwargs):
        factory = self.type.comparator_factory
        if factory.__module__.startswith("sqlalchemy."):
            return build(self, op, *other, **kwargs)
        return op(factory(self), *other, **kwargs)

    def reverse_operate(self, op, other, **kwargs):
        return build_reverse(self, op, other, **kwargs)

    @property
    def comparator(self):
        return self.type.comparator_factory(self)

    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(key)
        type_ = self.type
        if isinstance(type_, type):
            raise AttributeError(key)
        factory = type_.comparator_factory
        if hasattr(factory, key):
            return getattr(factory(self), key)
        raise AttributeError(
            f"Neither {type(self).__name__!r} object nor {factory.__name__!r} object has an "
            f"attribute {key!r}")

    @property
    def expression(self):
        return self

    @property
    def base_columns(self):
        return {self}

    @property
    def proxy_set(self):
        return {self}

    @property
    def anon_label(self):
        return quoted_name("anon_1", None)

    def shares_lineage(self, other):
        return self is other

    def label(self, name=None):
        return Label(name, self, self.type)

    def cast(self, type_):
        from ._constructs import Cast

        return Cast(self, type_)

    def get_children(self, **kw):
        return ()

    def _negate(self):
        if self.type._wire_class in ("Boolean", "BOOLEAN", "MatchType"):
            return UnaryExpression(self, operators.inv, BOOLEANTYPE)
        return UnaryExpression(self, operators.inv, self.type)

    def __invert__(self):
        return self._negate()


KeyedColumnElement = NamedColumn = ColumnElement


def coerce(value, type_=None, name=None):
    """An expression, from whatever stands where one is wanted."""
    if isinstance(value, ClauseElement):
        if value.is_selectable:
            scalar = getattr(value, "scalar_subquery", None)
            if scalar is None:
                element = getattr(value, "element", None)
                scalar = getattr(element, "scalar_subquery", None)
            if scalar is None:
                raise exc.ArgumentError(f"SQL expression element or literal value expected, "
                                        f"got {value!r}.")
            return scalar()
        return value
    convert = getattr(value, "__clause_element__", None)
    if convert is not None and not isinstance(value, type):
        return coerce(convert())
    if value is None:
        return Null()
    return BindParameter(name, value, type_, unique=True, _anonymous=True)


def coerce_clause(value, what="SQL expression"):
    """An expression where plain strings are refused."""
    if isinstance(value, str) and not isinstance(value, ClauseElement):
        raise exc.ArgumentError(
            f"Textual SQL expression {value!r} should be explicitly declared as "
            f"text({value!r})")
    if value is None:
        return Null()
    if value is True:
        return True_()
    if value is False:
        return False_()
    return coerce(value)


def coerce_column(value):
    """A column, from a column or its name."""
    if isinstance(value, str) and not isinstance(value, ClauseElement):
        return column(value)
    return coerce_clause(value)


def build(expr, op, *other, **kwargs):
    from ._building import build as _build

    return _build(expr, op, *other, **kwargs)


def build_reverse(expr, op, other, **kwargs):
    from ._building import build_reverse as _build_reverse

    return _build_reverse(expr, op, other, **kwargs)


def json_value(expr, type_, method):
    from ._building import json_value as _json_value

    return _json_value(expr, type_, method)


class Null(ColumnElement):
    __visit_name__ = "null"

    @classmethod
    def _instance(cls):
        return Null()


class True_(ColumnElement):
    __visit_name__ = "true"
    type = BOOLEANTYPE

    def _negate(self):
        return False_()

    @classmethod
    def _instance(cls):
        return True_()


class False_(ColumnElement):
    __visit_name__ = "false"
    type = BOOLEANTYPE

    def _negate(self):
        return True_()

    @classmethod
    def _instance(cls):
        return False_()


SingletonConstant = (Null, True_, False_)


class BindParameter(ColumnElement):
    """A parameter, with or without a value."""

    __visit_name__ = "bindparam"

    def __init__(self, key, value=None, type_=None, unique=False, required=None, quote=None,
                 callable_=None, expanding=False, isoutparam=False, literal_execute=False,
                 _anonymous=False, _has_value=True):
        self.key = key
        self.value = value
        self.callable = callable_
        self.unique = unique
        self.required = not _has_value if required is None else required
        self.expanding = expanding
        self.isoutparam = isoutparam
        self.literal_execute = literal_execute
        self._anonymous = _anonymous
        self._has_value = _has_value
        self._given_type = type_ is not None
        if type_ is not None:
            self.type = to_instance(type_)
        elif expanding and isinstance(value, (list, tuple)) and value:
            from .sqltypes import resolve_value_type

            self.type = resolve_value_type(value[0])
        elif _has_value:
            from .sqltypes import resolve_value_type

            self.type = resolve_value_type(value)

    @property
    def effective_value(self):
        return self.callable() if self.callable else self.value

    def render_literal_execute(self):
        new = _shallow(self)
        new.literal_execute = True
        return new

    def _with_value(self, value, maintain_key=False, required=None):
        new = _shallow(self)
        new.value = value
        new._has_value = True
        new.required = False
        if new.type is NULLTYPE:
            from .sqltypes import resolve_value_type

            new.type = resolve_value_type(value)
        return new

    def __repr__(self):
        key = self.key if self.key is not None else f"%({id(self)} param)s"
        return f"{type(self).__name__}({key!r}, {self.value!r}, type_={self.type!r})"


_NO_ARG = object()


def bindparam(key, value=_NO_ARG, type_=None, unique=False, required=_NO_ARG, quote=None,
              callable_=None, expanding=False, isoutparam=False, literal_execute=False):
    has_value = value is not _NO_ARG or callable_ is not None
    if isinstance(key, ColumnElement):
        if type_ is None:
            type_ = key.type
        key = key.key
    return BindParameter(
        key, None if value is _NO_ARG else value, type_, unique,
        None if required is _NO_ARG else required, quote, callable_, expanding, isoutparam,
        literal_execute, _has_value=has_value)


def outparam(key, type_=None):
    raise NotImplementedError("sqlalchemy.outparam is not supported")


class TextClause(Generative, Executable, DQLDMLClauseElement):
    """SQL text with ``:name`` markers."""

    __visit_name__ = "textclause"
    is_text = True
    is_select = is_dml = False
    key = None
    type = NULLTYPE
    _given_params = EMPTY_DICT

    def __init__(self, text):
        if not isinstance(text, str):
            raise TypeError(f"expected string or bytes-like object, got {type(text).__name__!r}"
                            if not isinstance(text, ClauseElement) else
                            f"expected string, got {text!r}")
        self.text = str(text)
        self._bindparams = {}

    @property
    def comparator(self):
        return self.type.comparator_factory(self)

    def _names(self):
        from ._text import names

        return names(self.text)

    def bindparams(self, *binds, **names_to_values):
        new = self._generate()
        new._bindparams = dict(self._bindparams)
        known = self._names()
        for bind in binds:
            if bind.key not in known:
                raise exc.ArgumentError(
                    f"This text() construct doesn't define a bound parameter named "
                    f"{bind.key!r}")
            new._bindparams[bind.key] = bind
        for key, value in names_to_values.items():
            if key not in known:
                raise exc.ArgumentError(
                    f"This text() construct doesn't define a bound parameter named {key!r}")
            existing = new._bindparams.get(key)
            new._bindparams[key] = existing._with_value(value) if existing is not None \
                else BindParameter(key, value)
        return new

    def columns(self, *cols, **types):
        from .selectable import TextualSelect

        positional = [item if isinstance(item, ColumnElement) else coerce_column(item)
                      for item in cols]
        return TextualSelect(self, positional + [column(key, type_)
                                                 for key, type_ in types.items()])

    def label(self, name):
        return Label(name, self)

    def self_group(self, against=None):
        return Grouping(self) if against is operators.in_op else self

    def __and__(self, other):
        return and_(self, other)

    def __or__(self, other):
        return or_(self, other)

    def __invert__(self):
        return UnaryExpression(self, operators.inv, BOOLEANTYPE)


def text(text):
    return TextClause(text)


class ColumnClause(ColumnElement):
    """A column known by its name."""

    __visit_name__ = "column"
    table = None
    is_literal = False
    onupdate = default = server_default = server_onupdate = None
    _is_multiparam_column = False

    def __init__(self, text, type_=None, is_literal=False, _selectable=None):
        self.key = self.name = text
        self.table = _selectable
        if type_ is not None:
            self.type = to_instance(type_)
        self.is_literal = is_literal

    @property
    def entity_namespace(self):
        return self.table

    @property
    def description(self):
        return self.name

    def get_children(self, **kw):
        return ()


def column(text, type_=None, is_literal=False, _selectable=None):
    return ColumnClause(text, type_, is_literal, _selectable)


def literal_column(text, type_=None):
    return ColumnClause(text, type_=type_, is_literal=True)


def literal(value, type_=None, literal_execute=False):
    if isinstance(value, ClauseElement):
        return value
    return BindParameter(None, value, type_, unique=True, literal_execute=literal_execute,
                         _anonymous=True)


def null():
    return Null()


def true():
    return True_()


def false():
    return False_()


class TypeClause(ClauseElement):
    __visit_name__ = "typeclause"

    def __init__(self, type_):
        self.type = to_instance(type_)


class Label(ColumnElement):
    """``element AS name``"""

    __visit_name__ = "label"

    def __init__(self, name, element, type_=None):
        while isinstance(element, Label):
            element = element.element
        self.element = coerce_clause(element)
        self.name = self.key = name if name is not None else f"anon_{id(self)}"
        self._anonymous = name is None
        self.type = to_instance(type_) if type_ is not None else \
            getattr(self.element, "type", NULLTYPE)

    @property
    def primary_key(self):
        return getattr(self.element, "primary_key", False)

    @property
    def foreign_keys(self):
        return getattr(self.element, "foreign_keys", set())

    def self_group(self, against=None):
        return self

    def get_children(self, **kw):
        return (self.element,)


def label(name, element, type_=None):
    return Label(name, element, type_)


class Grouping(ColumnElement):
    __visit_name__ = "grouping"

    def __init__(self, element):
        self.element = element
        self.type = getattr(element, "type", NULLTYPE)

    def get_children(self, **kw):
        return (self.element,)


class UnaryExpression(ColumnElement):
    __visit_name__ = "unary"

    def __init__(self, element, operator=None, type_=None, modifier=None):
        self.element = element
        self.operator = operator
        self.modifier = modifier
        self.type = to_instance(type_) if type_ is not None else \
            getattr(element, "type", NULLTYPE)

    def _negate(self):
        if self.operator is operators.inv and self.type is BOOLEANTYPE:
            return self.element
        return super()._negate()

    def get_children(self, **kw):
        return (self.element,)


class CollectionAggregate(UnaryExpression):
    __visit_name__ = "unary"

    def operate(self, op, *other, **kwargs):
        return self.reverse_operate(op, *other, **kwargs)


class BinaryExpression(ColumnElement):
    """``left operator right``"""

    __visit_name__ = "binary"

    def __init__(self, left, right, operator, type_=None, negate=None, modifiers=None):
        self.left = left
        self.right = right
        self.operator = operator
        self.negate = negate
        self.modifiers = modifiers or {}
        self.type = to_instance(type_) if type_ is not None else BOOLEANTYPE

    def __bool__(self):
        if self.operator is operators.eq:
            return self.left is self.right
        if self.operator is operators.ne:
            return self.left is not self.right
        raise TypeError("Boolean value of this clause is not defined")

    def _negate(self):
        if self.negate is not None:
            return BinaryExpression(self.left, self.right, self.negate, self.type,
                                    self.operator, self.modifiers)
        return UnaryExpression(self, operators.inv, BOOLEANTYPE)

    def get_children(self, **kw):
        return (self.left, self.right)


class Between(ColumnElement):
    __visit_name__ = "between"
    type = BOOLEANTYPE

    def __init__(self, operand, low, high, symmetric=False, negated=False):
        self.operand = operand
        self.low = low
        self.high = high
        self.symmetric = symmetric
        self.negated = negated

    def _negate(self):
        return Between(self.operand, self.low, self.high, self.symmetric, not self.negated)

    def get_children(self, **kw):
        return (self.operand, self.low, self.high)


class ClauseList(DQLDMLClauseElement):
    __visit_name__ = "clauselist"
    _is_clause_list = True
    type = NULLTYPE

    def __init__(self, *clauses, operator=operators.comma_op, group=True, **kw):
        self.clauses = [coerce(clause) for clause in clauses]
        self.operator = operator

    def __iter__(self):
        return iter(self.clauses)

    def __len__(self):
        return len(self.clauses)

    def get_children(self, **kw):
        return self.clauses


class ExpressionClauseList(ClauseList, ColumnElement):
    pass


class BooleanClauseList(ColumnElement):
    """``a AND b …`` or ``a OR b …``"""

    __visit_name__ = "boolean_clauselist"
    _is_clause_list = True
    type = BOOLEANTYPE

    def __init__(self, operator, clauses):
        self.operator = operator
        self.clauses = clauses

    @classmethod
    def _of(cls, operator, clauses):
        from ._building import boolean_list

        return boolean_list(cls, operator, clauses)

    def __iter__(self):
        return iter(self.clauses)

    def __len__(self):
        return len(self.clauses)

    @classmethod
    def and_(cls, *clauses):
        return and_(*clauses)

    @classmethod
    def or_(cls, *clauses):
        return or_(*clauses)

    def get_children(self, **kw):
        return self.clauses


def and_(*clauses):
    return BooleanClauseList._of(operators.and_, clauses)


def or_(*clauses):
    return BooleanClauseList._of(operators.or_, clauses)


def not_(clause):
    return ~coerce_clause(clause)


def _unary(operator, element):
    return UnaryExpression(coerce_column(element), operator)


def distinct(expr):
    return UnaryExpression(coerce(expr), operators.distinct_op)


def asc(column):
    return _unary(operators.asc_op, column)


def desc(column):
    return _unary(operators.desc_op, column)


def nulls_first(column):
    return _unary(operators.nulls_first_op, column)


nullsfirst = nulls_first


def nulls_last(column):
    return _unary(operators.nulls_last_op, column)


nullslast = nulls_last


def between(expr, lower_bound, upper_bound, symmetric=False):
    return coerce(expr).between(lower_bound, upper_bound, symmetric)


def bitwise_not(expr):
    return coerce(expr).bitwise_not()


def any_(expr):
    return CollectionAggregate(coerce(expr), operators.any_op, BOOLEANTYPE)


def all_(expr):
    return CollectionAggregate(coerce(expr), operators.all_op, BOOLEANTYPE)


def custom_op(*arg, **kw):
    return operators.custom_op(*arg, **kw)


_CONSTRUCTS = frozenset((
    "Tuple", "tuple_", "Case", "case", "WrapsColumnExpression", "Cast", "TryCast", "TypeCoerce",
    "cast", "try_cast", "type_coerce", "Extract", "extract", "CollationClause", "Collate",
    "collate"))
_WINDOWS = frozenset((
    "Over", "WithinGroup", "FunctionFilter", "over", "within_group", "funcfilter",
    "AggregateOrderBy", "aggregate_order_by", "FrameClause", "FrameClauseType"))


def __getattr__(name):
    if name in _CONSTRUCTS:
        from . import _constructs as module
    elif name in _WINDOWS:
        from . import _windows as module
    elif name in ("SavepointClause", "RollbackToSavepointClause", "ReleaseSavepointClause",
                  "TString", "tstring", "OrderByList"):
        from ..util import unsupported

        return unsupported(f"sqlalchemy.sql.elements.{name}")
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(module, name)
    return found
