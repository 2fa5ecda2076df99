"""What all types have in common."""

import _limbeck

from ..util import generic_repr
from .operators import ColumnOperators
from .visitors import Visitable


def to_instance(typeobj, *arg, **kw):
    """A type, from a type or its class; ``None`` is the unknown type."""
    if typeobj is None:
        from .sqltypes import NULLTYPE

        return NULLTYPE
    if isinstance(typeobj, type):
        return typeobj(*arg, **kw)
    if isinstance(typeobj, TypeEngine) or not callable(typeobj) or getattr(
            type(typeobj), "_limbeck_placeholder", False):
        return typeobj
    return typeobj(*arg, **kw)


def only_for(*attributes):
    """Marks a ``_wire_arguments`` that says more than the general one only when one of these
    attributes is set."""
    def mark(method):
        method.only_for = attributes
        return method

    return mark


def adapt_type(typeobj, colspecs):
    return to_instance(typeobj)


class TypeEngineMixin:
    """Marks helpers that are mixed into types."""


class ExternalType(TypeEngineMixin):
    """Types that a project writes itself."""

    cache_ok = None


class Emulated(TypeEngineMixin):
    """Types that dialects without them imitate."""

    native = None


class NativeForEmulated(TypeEngineMixin):
    """A dialect's own form of an imitated type."""


class TypeEngine(Visitable):
    """A column type. It records its arguments; the dialects decide what they mean."""

    class Comparator(ColumnOperators):
        """The operators of expressions of this type."""

        __slots__ = ("expr", "type")

        def __init__(self, expr):
            self.expr = expr
            self.type = expr.type

        def __clause_element__(self):
            return self.expr

        def operate(self, op, *other, **kwargs):
            from .elements import build

            return build(self.expr, op, *other, **kwargs)

        def reverse_operate(self, op, other, **kwargs):
            from .elements import build_reverse

            return build_reverse(self.expr, op, other, **kwargs)

    comparator_factory = Comparator
    hashable = True
    should_evaluate_none = False
    sort_key_function = None
    cache_ok = None
    _variant_mapping = {}
    _sqla_type = True
    # The class's name in the serialised form, and pairs of attribute and default.
    _wire_class = "NullType"
    _wire = ()

    def __class_getitem__(cls, item):
        return cls

    # The arguments that differ from their defaults, by their serialised name.
    _wire_arguments = _limbeck.wire_arguments()

    # Values of parameters and rows, on the way to and from the host.

    def _bind_value(self, value, dialect):
        return value

    def _result_value(self, value, dialect):
        return value

    def bind_processor(self, dialect):
        return None

    def result_processor(self, dialect, coltype):
        return None

    def literal_processor(self, dialect):
        return None

    def bind_expression(self, bindvalue):
        return None

    def column_expression(self, colexpr):
        return None

    def get_dbapi_type(self, dbapi):
        return None

    def evaluates_none(self):
        new = self.copy()
        new.should_evaluate_none = True
        return new

    def copy(self, **kw):
        return self.adapt(type(self))

    def copy_value(self, value):
        return value

    def compare_values(self, x, y):
        return x == y

    def adapt(self, cls, **kw):
        new = cls.__new__(cls)
        new.__dict__.update(self.__dict__)
        new.__dict__.update(kw)
        return new

    def adapt_emulated_to_native(self, impltype, **kw):
        return self.adapt(impltype, **kw)

    def as_generic(self, allow_nulltype=False):
        from . import sqltypes

        for cls in type(self).__mro__:
            if cls.__module__ == "sqlalchemy.sql.sqltypes" and issubclass(cls, TypeEngine) \
                    and not cls.__name__.startswith("_") and (
                        not cls.__name__.isupper() or cls.__name__ in ("JSON", "ARRAY")):
                if cls is sqltypes.NullType and not allow_nulltype:
                    break
                return self.adapt(cls)
        raise NotImplementedError(
            "Default TypeEngine.as_generic() heuristic method was unsuccessful for "
            f"{type(self).__module__}.{type(self).__name__}. A custom as_generic() method "
            "must be implemented for this type class.")

    def with_variant(self, type_, *dialect_names):
        from .. import exc

        if not dialect_names:
            raise exc.ArgumentError("At least one dialect name is required")
        for name in dialect_names:
            if name in self._variant_mapping:
                raise exc.ArgumentError(
                    f"Dialect {name!r} is already present in the mapping for this {self!r}")
        type_ = to_instance(type_)
        if type_._variant_mapping:
            raise exc.ArgumentError("can't pass a type that already has variants as a "
                                    "dialect-level type to with_variant()")
        new = self.copy()
        mapping = dict(self._variant_mapping)
        for name in dialect_names:
            mapping[name] = type_
        new._variant_mapping = mapping
        return new

    def dialect_impl(self, dialect):
        return self._variant_mapping.get(dialect.name, self)

    def load_dialect_impl(self, dialect):
        return self.dialect_impl(dialect)

    def _unwrapped_dialect_impl(self, dialect):
        return self.dialect_impl(dialect)

    def coerce_compared_value(self, op, value):
        from .sqltypes import resolve_value_type

        found = resolve_value_type(value)
        if found._type_affinity is self._type_affinity or found._wire_class == "NullType":
            return self
        return found

    @property
    def _type_affinity(self):
        from . import sqltypes

        return sqltypes.affinity(type(self))

    @property
    def python_type(self):
        return object

    @property
    def _has_column_expression(self):
        return False

    def compile(self, dialect=None):
        from ..engine.default import compile_element

        return compile_element(self, dialect)

    def __str__(self):
        return str(self.compile())

    def __repr__(self):
        return generic_repr(self)

    def _repr_as(self, shown):
        """The ``repr()`` of a type that wraps this one: its name with the arguments of this one."""
        return generic_repr(self, shown=shown)


class UserDefinedType(ExternalType, TypeEngine):
    """A type that a project writes itself, with ``get_col_spec``."""

    __visit_name__ = "user_defined"
    _wire_class = "UserDefinedType"
    ensure_kwarg = "get_col_spec"

    class Comparator(TypeEngine.Comparator):
        __slots__ = ()

    comparator_factory = Comparator

    def coerce_compared_value(self, op, value):
        return self

    def _bind_value(self, value, dialect):
        processor = self.bind_processor(dialect)
        return value if processor is None else processor(value)

    def _result_value(self, value, dialect):
        processor = self.result_processor(dialect, None)
        return value if processor is None else processor(value)


class TypeDecorator(ExternalType, TypeEngine):
    """A type that wraps another one and converts its values."""

    __visit_name__ = "type_decorator"
    _wire_class = "TypeDecorator"
    coerce_to_is_types = (type(None),)

    class Comparator(TypeEngine.Comparator):
        __slots__ = ()

    def __init__(self, *args, **kwargs):
        if not hasattr(type(self), "impl"):
            raise AssertionError(
                "TypeDecorator implementations require a class-level variable 'impl' which "
                "refers to the class of type being decorated")
        self.impl = to_instance(type(self).impl, *args, **kwargs)

    @property
    def impl_instance(self):
        return self.impl

    @property
    def comparator_factory(self):
        implementation = self.__dict__.get("impl")
        if implementation is None:
            return TypeEngine.Comparator
        return implementation.comparator_factory

    @property
    def _variant_impl(self):
        return self.impl

    def load_dialect_impl(self, dialect):
        return self.impl

    def type_engine(self, dialect):
        found = self._variant_mapping.get(dialect.name)
        if found is not None:
            return found
        return self.load_dialect_impl(dialect)

    def dialect_impl(self, dialect):
        return self.type_engine(dialect)

    def process_bind_param(self, value, dialect):
        raise NotImplementedError()

    def process_result_value(self, value, dialect):
        raise NotImplementedError()

    def process_literal_param(self, value, dialect):
        raise NotImplementedError()

    def _bind_value(self, value, dialect):
        if type(self).process_bind_param is not TypeDecorator.process_bind_param:
            value = self.process_bind_param(value, dialect)
        elif type(self).process_literal_param is not TypeDecorator.process_literal_param:
            value = self.process_literal_param(value, dialect)
        return self.type_engine(dialect)._bind_value(value, dialect)

    def _result_value(self, value, dialect):
        value = self.type_engine(dialect)._result_value(value, dialect)
        if type(self).process_result_value is not TypeDecorator.process_result_value:
            value = self.process_result_value(value, dialect)
        return value

    def coerce_compared_value(self, op, value):
        return self

    def copy(self, **kw):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        return new

    def compare_values(self, x, y):
        return self.impl.compare_values(x, y)

    @property
    def sort_key_function(self):
        return self.impl.sort_key_function

    def __getattr__(self, key):
        if key == "impl" or key.startswith("__"):
            raise AttributeError(key)
        return getattr(self.impl, key)

    def __repr__(self):
        return self.impl._repr_as(self)


class Variant(TypeDecorator):
    """The former class of types with variants; ``with_variant`` makes none of these."""

    def __init__(self, *arg, **kw):
        raise NotImplementedError("Variant is no longer used in SQLAlchemy 2.0; this is a "
                                  "placeholder symbol for backwards compatibility.")
