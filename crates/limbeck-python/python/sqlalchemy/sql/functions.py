"""SQL functions: ``func.lower(x)``."""

from . import sqltypes
from .base import Executable, Generative
from .elements import ClauseElement, ColumnElement, coerce, coerce_column
from .selectable import FromClause


class FunctionElement(Generative, Executable, FromClause, ColumnElement):
    """A call."""

    __visit_name__ = "function"
    packagenames = ()
    is_selectable = False
    _distinct = False
    _filter = None
    _order_by = ()
    _within_group = False

    def __init__(self, *clauses):
        self._set_arguments(clauses)

    def _set_arguments(self, clauses):
        if len(clauses) == 1 and not self._order_by:
            only = clauses[0]
            operator = getattr(only, "operator", None)
            if operator is not None and getattr(operator, "__name__", "") == "distinct":
                self._distinct = True
                clauses = (only.element,)
        self.clause_expr = self.clauses = [coerce(clause) for clause in clauses]

    @property
    def _names(self):
        return list(self.packagenames) + [self.name]

    @property
    def description(self):
        return self.name

    def over(self, *, partition_by=None, order_by=None, rows=None, range_=None, groups=None,
             exclude=None):
        from ._windows import Over

        return Over(self, partition_by, order_by, range_, rows, groups, exclude)

    def filter(self, *criterion):
        from ._windows import FunctionFilter

        return FunctionFilter(self, *criterion) if criterion else self

    def within_group(self, *order_by):
        from ._windows import WithinGroup

        return WithinGroup(self, *order_by)

    def aggregate_order_by(self, *order_by):
        new = self._generate()
        new._order_by = [coerce_column(item) for item in order_by]
        return new

    def as_comparison(self, left_index, right_index):
        raise NotImplementedError("FunctionElement.as_comparison() is not supported")

    def within_group_type(self, within_group):
        return None

    def alias(self, name=None, joins_implicitly=False):
        from .selectable import TableValuedAlias

        return TableValuedAlias(self, name)

    def table_valued(self, *expr, name=None, with_ordinality=None, joins_implicitly=False):
        from .selectable import TableValuedAlias

        if with_ordinality:
            raise NotImplementedError("table_valued(with_ordinality=…) is not supported")
        return TableValuedAlias(self, name, [coerce_column(item) for item in expr])

    def column_valued(self, name=None, joins_implicitly=False):
        return self.alias(name).column

    def scalar_table_valued(self, name, type_=None):
        raise NotImplementedError("FunctionElement.scalar_table_valued() is not supported")

    def select(self):
        from ._select import Select

        return Select(self)

    @property
    def columns(self):
        from .base import ColumnCollection

        return ColumnCollection([self.label(None)])

    @property
    def entity_namespace(self):
        return self

    def get_children(self, **kw):
        return self.clauses

    def self_group(self, against=None):
        return self

    def __bool__(self):
        raise TypeError("Boolean value of this clause is not defined")


class Function(FunctionElement):
    """A call of a function that has no class of its own."""

    type = sqltypes.NULLTYPE

    def __init__(self, name, *clauses, type_=None, packagenames=None, monotonic=False):
        self.name = name
        self.packagenames = tuple(packagenames or ())
        self.type = sqltypes.to_instance(type_)
        self._set_arguments(clauses)


_registry = {}


class GenericFunction(FunctionElement):
    """A function with a class: its type is known."""

    name = "GenericFunction"
    _register = False

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if "name" not in cls.__dict__:
            cls.name = cls.__name__
        register = cls.__dict__.get("_register", True)
        if register and cls.name not in ("ReturnTypeFromArgs", "AnsiFunction", "OrderedSetAgg"):
            cls.identifier = cls.__dict__.get("identifier", cls.name)
            package = cls.__dict__.get("package")
            if package and package != "_default":
                cls.packagenames = (package,)
            _registry[(package or "_default", str(cls.identifier).lower())] = cls

    def __init__(self, *args, **kwargs):
        kwargs.pop("_parsed_args", None)
        type_ = kwargs.pop("type_", None)
        self._set_arguments(args)
        if type_ is not None:
            self.type = sqltypes.to_instance(type_)
        else:
            declared = getattr(type(self), "type", None)
            self.type = sqltypes.to_instance(declared) \
                if not isinstance(declared, property) else sqltypes.NULLTYPE


class ReturnTypeFromArgs(GenericFunction):
    """A function whose type is that of its arguments."""

    def __init__(self, *args, **kwargs):
        kwargs.pop("_parsed_args", None)
        type_ = kwargs.pop("type_", None)
        self._set_arguments(args)
        if type_ is not None:
            self.type = sqltypes.to_instance(type_)
        else:
            for clause in self.clauses:
                if clause.type._wire_class != "NullType":
                    self.type = clause.type
                    break


class AnsiFunction(GenericFunction):
    """A function that is written without parentheses."""

    def __init__(self, *args, **kwargs):
        GenericFunction.__init__(self, *args, **kwargs)


class OrderedSetAgg(GenericFunction):
    """An aggregate over an ordered set."""


# Types of functions that are known by name: a type, or None for the type of the arguments.
_ARGUMENT = object()
_TYPES = {
    "count": sqltypes.INTEGERTYPE, "char_length": sqltypes.INTEGERTYPE,
    "rank": sqltypes.INTEGERTYPE, "dense_rank": sqltypes.INTEGERTYPE,
    "concat": sqltypes.STRINGTYPE, "aggregate_strings": sqltypes.STRINGTYPE,
    "current_user": sqltypes.STRINGTYPE, "session_user": sqltypes.STRINGTYPE,
    "user": sqltypes.STRINGTYPE, "now": sqltypes.DateTime(),
    "current_timestamp": sqltypes.DateTime(), "localtimestamp": sqltypes.DateTime(),
    "localtime": sqltypes.DateTime(), "sysdate": sqltypes.DateTime(),
    "current_date": sqltypes.Date(), "current_time": sqltypes.Time(),
    "percent_rank": sqltypes.Numeric(), "cume_dist": sqltypes.Numeric(),
    "coalesce": _ARGUMENT, "max": _ARGUMENT, "min": _ARGUMENT, "sum": _ARGUMENT,
    "pow": _ARGUMENT, "percentile_cont": None, "percentile_disc": None, "mode": None,
    "random": None, "cube": None, "rollup": None, "grouping_sets": None,
}
_ANSI = frozenset((
    "current_date", "current_time", "current_timestamp", "current_user", "localtime",
    "localtimestamp", "session_user", "sysdate", "user"))
_classes = {}


def _known_class(name):
    """The class of a known function, made when it is first asked for."""
    found = _classes.get(name)
    if found is None:
        type_ = _TYPES[name]
        base = ReturnTypeFromArgs if type_ is _ARGUMENT else \
            AnsiFunction if name in _ANSI else GenericFunction
        members = {"name": name, "_register": False, "__module__": __name__}
        if type_ is not _ARGUMENT and type_ is not None:
            members["type"] = type_
        if name == "count":
            members["__init__"] = _count_init
        found = _classes[name] = type(name, (base,), members)
    return found


def _count_init(self, expression=None, **kwargs):
    if expression is None:
        from .elements import literal_column

        expression = literal_column("*")
    GenericFunction.__init__(self, expression, **kwargs)


class next_value(GenericFunction):
    """The next value of a sequence."""

    __visit_name__ = "next_value_func"
    type = sqltypes.INTEGERTYPE
    name = "next_value"
    _register = False

    def __init__(self, seq, **kw):
        self.clauses = self.clause_expr = []
        self.sequence = seq
        self.type = sqltypes.to_instance(seq.data_type or sqltypes.INTEGERTYPE)


def _array_agg(*args, **kw):
    function = Function("array_agg", *args)
    item = function.clauses[0].type
    function.type = item if isinstance(item, sqltypes.ARRAY) else sqltypes.ARRAY(item)
    return function


class _FunctionGenerator:
    """``func``: any attribute is a function."""

    def __init__(self, **opts):
        self.__names = []
        self.opts = opts

    def __getattr__(self, name):
        if name.startswith("__"):
            try:
                return self.__dict__[name]
            except KeyError:
                raise AttributeError(name) from None
        if name.endswith("_"):
            name = name[:-1]
        generator = _FunctionGenerator(**self.opts)
        generator.__names = [*self.__names, name]
        return generator

    def __call__(self, *clauses, **kwargs):
        options = {**self.opts, **kwargs}
        names = self.__names
        key = names[-1].lower()
        package = names[0].lower() if len(names) == 2 else "_default"
        if len(names) <= 2:
            found = _registry.get((package, key))
            if found is not None:
                return found(*clauses, **options)
        if len(names) == 1:
            if key == "cast":
                from ._constructs import Cast

                return Cast(*clauses, **options)
            if key == "extract":
                from ._constructs import Extract

                return Extract(*clauses)
            if key == "next_value":
                return next_value(*clauses)
            if key == "array_agg" and clauses and "type_" not in options:
                return _array_agg(*clauses)
            if key in _TYPES:
                return _known_class(key)(*clauses, **options)
        return Function(names[-1], *clauses, packagenames=names[:-1], **options)


func = _FunctionGenerator()
modifier = _FunctionGenerator(group=False)


def register_function(identifier, fn, package="_default"):
    _registry[(package, str(identifier).lower())] = fn


def __getattr__(name):
    if name in _TYPES:
        return _known_class(name)
    if name == "array_agg":
        return _array_agg
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = ["AnsiFunction", "ClauseElement", "Function", "FunctionElement", "GenericFunction",
           "OrderedSetAgg", "ReturnTypeFromArgs", "func", "modifier", "next_value",
           "register_function"]
