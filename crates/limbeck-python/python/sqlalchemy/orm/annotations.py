"""From annotations to column types."""

import sys

from .base import MappedAnnotation
from .exc import MappedAnnotationError


def own_annotations(cls):
    """A class's own annotations, in order; names that can't be found yet stay references."""
    found = cls.__dict__.get("__annotations__")
    if found is not None:
        return found
    if "__annotate_func__" not in cls.__dict__ and "__annotate__" not in cls.__dict__ \
            and "__annotations_cache__" not in cls.__dict__:
        return {}
    try:
        return cls.__annotations__
    except NameError:
        import annotationlib

        return annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)


def evaluated(text, cls):
    """The object that a string annotation stands for; ``None`` when a name is unknown."""
    module = sys.modules.get(cls.__module__)
    names = dict(module.__dict__) if module is not None else {}
    names.update(_surrounding(cls))
    registry = getattr(cls, "registry", None)
    known = getattr(registry, "_class_registry", None) or {}
    for base in reversed(cls.__mro__):
        for key, value in vars(base).items():
            if isinstance(value, type):
                names.setdefault(key, value)
    names[cls.__name__] = cls
    try:
        return eval(text, names, _Known(known))
    except (NameError, AttributeError):
        return None


def _surrounding(cls):
    """Names where a class is being written: scripts are no modules, and classes can be local."""
    frame = sys._getframe(1)
    while frame is not None:
        known = frame.f_globals.get("__name__")
        if known == cls.__module__ and known not in _OWN:
            return {**frame.f_globals, **frame.f_locals}
        frame = frame.f_back
    return {}


_OWN = frozenset((__name__, "builtins"))


class _Known(dict):
    """Mapped classes by name."""


def mapped_argument(annotation, cls):
    """Whether an annotation is ``Mapped[…]``, and what it says.

    Answers a pair: the class of the annotation or ``None``, and its argument. The argument of
    an annotation whose names are unknown is its text.
    """
    if isinstance(annotation, MappedAnnotation):
        argument = annotation.argument
        return annotation.__origin__, argument
    if not isinstance(annotation, str):
        forward = getattr(annotation, "__forward_arg__", None)
        if forward is None:
            return None, None
        annotation = forward
    if "Mapped" not in annotation and "WriteOnly" not in annotation:
        found = None
        if "[" in annotation and annotation.rstrip().endswith("]"):
            found = evaluated(annotation, cls)
        if isinstance(found, MappedAnnotation):
            return found.__origin__, found.argument
        return None, None
    found = evaluated(annotation, cls)
    if isinstance(found, MappedAnnotation):
        return found.__origin__, found.argument
    if found is None and annotation.strip().endswith("]"):
        from .base import Mapped

        start = annotation.index("[")
        if annotation[:start].rsplit(".", 1)[-1].strip().endswith("Mapped"):
            return Mapped, annotation.strip()[start + 1:-1]
    return None, None


def _is_union(annotation):
    if type(annotation).__name__ in ("UnionType", "Union", "_UnionGenericAlias"):
        return True
    return getattr(getattr(annotation, "__origin__", None), "_name", None) == "Union" \
        or repr(getattr(annotation, "__origin__", None)) == "typing.Union"


def _is_none(annotation):
    return annotation is None or annotation is type(None) or annotation == "None"


def resolved(annotation, cls):
    """An annotation whose strings are evaluated, as far as they can be."""
    text = annotation if isinstance(annotation, str) else \
        getattr(annotation, "__forward_arg__", None)
    if text is not None:
        found = evaluated(text, cls)
        return annotation if found is None and text != "None" else found
    return annotation


def without_none(annotation, cls):
    """What is left of ``Optional[x]``, and whether ``None`` was in it."""
    annotation = resolved(annotation, cls)
    while hasattr(annotation, "__value__") and not isinstance(annotation, type) \
            and not hasattr(annotation, "__members__"):
        inner = annotation.__value__
        if not _is_union(inner):
            break
        annotation = inner
    if not _is_union(annotation):
        return annotation, False
    arguments = annotation.__args__
    rest = [item for item in arguments if not _is_none(item)]
    optional = len(rest) < len(arguments)
    if len(rest) == 1:
        inner, nested = without_none(rest[0], cls)
        return inner, optional or nested
    return (annotation if not optional else _union(rest)), optional


def _union(items):
    found = items[0]
    for item in items[1:]:
        found = found | item
    return found


def metadata_of(annotation):
    """What ``Annotated[…]`` says beside the type."""
    return getattr(annotation, "__metadata__", ())


def _lookup(mapping, key):
    try:
        return mapping.get(key)
    except TypeError:
        return None


def sql_type(annotation, registry, cls, key):
    """The column type for a Python type, or ``None``."""
    mapping = registry.type_annotation_map if registry is not None else {}
    seen = annotation
    while True:
        found = _lookup(mapping, seen)
        if found is not None:
            return _from_map(found, seen)
        literal = _literal_values(seen)
        if literal is not None:
            return _literal_type(mapping, literal)
        if hasattr(seen, "__metadata__"):
            for item in seen.__metadata__:
                if hasattr(item, "_sqla_type"):
                    return item
            seen = seen.__origin__
            continue
        if hasattr(seen, "__supertype__"):
            seen = seen.__supertype__
            continue
        if hasattr(seen, "__value__") and not isinstance(seen, type):
            seen = seen.__value__
            continue
        break
    if isinstance(seen, type):
        if hasattr(seen, "__members__"):
            return _enumeration_type(mapping, seen)
        if hasattr(seen, "_sqla_type"):
            return seen
        found = _standard(seen)
        if found is not None:
            return found
    return None


def _from_map(found, annotation):
    from ..sql.sqltypes import Enum

    if isinstance(annotation, type) and hasattr(annotation, "__members__") and (
            found is Enum or isinstance(found, Enum) and found.enum_class is not annotation
            and not len(found.enums)):
        return _enumeration(found, annotation)
    return found


def _enumeration(template, cls):
    """An ``Enum`` over a class with the options of a template."""
    from ..sql.sqltypes import Enum

    if template is None or isinstance(template, type):
        return (template or Enum)(cls)
    return type(template)(
        cls, native_enum=template.native_enum, create_constraint=template.create_constraint,
        validate_strings=template.validate_strings, values_callable=template.values_callable,
        length=template._given_length,
        **{key: value for key, value in (("metadata", template.metadata),
                                         ("inherit_schema", template.inherit_schema),
                                         ("schema", template.schema)) if value is not None})


def _enumeration_type(mapping, cls):
    for base in cls.__mro__:
        # What the map says of another base, such as ``str``, is not meant for enumerations.
        found = _lookup(mapping, base) if hasattr(base, "__members__") else None
        if found is not None:
            return _enumeration(found, cls)
    return _enumeration(None, cls)


def _literal_values(annotation):
    if type(annotation).__name__ != "_LiteralGenericAlias":
        return None
    return annotation.__args__


def _literal_type(mapping, values):
    from ..sql.sqltypes import Enum

    flat = []
    for value in values:
        inner = _literal_values(value)
        flat.extend(inner if inner is not None else [value])
    options = {"native_enum": False}
    for key, template in mapping.items():
        if getattr(key, "_name", None) == "Literal" and isinstance(template, Enum):
            options = {"native_enum": template.native_enum, "name": template.name,
                       "create_constraint": template.create_constraint,
                       "length": template._given_length}
            options = {name: value for name, value in options.items() if value is not None}
    return Enum(*[str(value) for value in flat if value is not None], **options)


# The types of classes of Python's that were asked for. Where a registry has no types of its own,
# nothing else has a say in what they are.
KNOWN_TYPES = {}


def _standard(cls):
    """The type of a class of Python's; the columns of one class share it."""
    found = KNOWN_TYPES.get(cls)
    if found is None:
        found = _new_standard(cls)
        if found is not None:
            KNOWN_TYPES[cls] = found
    return found


def _new_standard(cls):
    from ..sql import sqltypes

    if cls is bool:
        return sqltypes.Boolean()
    for base in cls.__mro__:
        found = {"int": "Integer", "str": "String", "float": "Double", "bytes": "LargeBinary",
                 "bool": "Boolean"}.get(base.__name__) if base.__module__ == "builtins" else None
        if found is None:
            module = base.__module__.lstrip("_")
            found = {("datetime", "datetime"): "DateTime", ("datetime", "date"): "Date",
                     ("datetime", "time"): "Time", ("datetime", "timedelta"): "Interval",
                     ("pydatetime", "datetime"): "DateTime", ("pydatetime", "date"): "Date",
                     ("pydatetime", "time"): "Time", ("pydatetime", "timedelta"): "Interval",
                     ("decimal", "Decimal"): "Numeric", ("pydecimal", "Decimal"): "Numeric",
                     ("uuid", "UUID"): "Uuid"}.get((module, base.__name__))
        if found is not None:
            # Only the class itself is known; a subclass needs an entry of its own.
            return getattr(sqltypes, found)() if base is cls else None
    return None


def refuse_type(annotation, key):
    """The error for a Python type without a column type."""
    if isinstance(annotation, str) or hasattr(annotation, "__forward_arg__"):
        text = getattr(annotation, "__forward_arg__", annotation)
        return MappedAnnotationError(
            f'Could not resolve all types within mapped annotation: "Mapped[{text}]".  Ensure '
            "all types are written correctly and are imported within the module in use.")
    return MappedAnnotationError(
        "Could not locate SQLAlchemy Core type when resolving for Python type indicated by "
        f"'{annotation}' inside the Mapped[] annotation for the '{key}' attribute; the type "
        "object is not resolvable by the registry")
