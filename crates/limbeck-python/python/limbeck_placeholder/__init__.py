"""Stand-ins for packages that are not available.

A stand-in can be imported, called, subclassed, subscripted, awaited and used as a decorator or
context manager, and gives further stand-ins. Only where its value would matter (as text, as a
number, in a loop, in a schema) it raises an error that says which package is missing and where it
was imported.
"""

import builtins
import sys
from _frozen_importlib import ModuleSpec

_Module = type(sys)

# Special names that are no part of a protocol: to have them does not make something of an object.
_KNOWN_SPECIAL_NAMES = frozenset(
    ("__mapper_args__", "__table__", "__table_args__", "__tablename__", "__version__")
)


class _Source:
    """What a stand-in comes from: an import, or a statement that could not be run."""

    __slots__ = ("name", "file", "line", "reason")

    def __init__(self, name, file, line, reason=None):
        self.name = name
        self.file = file
        self.line = line
        self.reason = reason

    def __str__(self):
        if self.reason is not None:
            return f"{self.reason} (at {self.file}, line {self.line})"
        place = f" (imported at {self.file}, line {self.line})" if self.file else ""
        return f"the package {self.name.partition('.')[0]!r} is not available{place}"


class _Behaviour:
    """What stand-ins for modules and for their contents have in common."""

    _limbeck_placeholder = True

    def __getattr__(self, name):
        if name == "__all__":
            raise refusal(self, "for `import *`")
        if name.startswith("__") and name.endswith("__") and name not in _KNOWN_SPECIAL_NAMES:
            raise AttributeError(f"{_path(self)!r} has no attribute {name!r}")
        return self._limbeck_child("." + name)

    def __call__(self, *args, **kwargs):
        # As a decorator it leaves what it decorates alone.
        if len(args) == 1 and not kwargs and _is_decorated(args[0], sys._getframe(1).f_globals):
            return args[0]
        return self._limbeck_child("()")

    def __getitem__(self, key):
        return self._limbeck_child("[]")

    def __setitem__(self, key, value):
        pass

    def __delitem__(self, key):
        pass

    def _limbeck_operator(self, other=None):
        return self

    __or__ = __ror__ = __and__ = __rand__ = __xor__ = __rxor__ = _limbeck_operator
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _limbeck_operator
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _limbeck_operator
    __mod__ = __rmod__ = __pow__ = __rpow__ = __matmul__ = __rmatmul__ = _limbeck_operator
    __lshift__ = __rlshift__ = __rshift__ = __rrshift__ = _limbeck_operator
    __neg__ = __pos__ = __invert__ = __abs__ = _limbeck_operator

    def __mro_entries__(self, bases):
        return (_base(self),)

    def __instancecheck__(self, instance):
        return False

    def __subclasscheck__(self, subclass):
        return False

    def __enter__(self):
        return self

    def __exit__(self, *details):
        return None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        return None

    def __await__(self):
        return self
        yield

    def __str__(self):
        raise refusal(self, "as text")

    def __format__(self, spec):
        raise refusal(self, "as text")

    def __fspath__(self):
        raise refusal(self, "as a path")

    def keys(self):
        raise refusal(self, "as a mapping")

    def __bytes__(self):
        raise refusal(self, "as bytes")

    def __int__(self):
        raise refusal(self, "as a number")

    __index__ = __float__ = __int__

    def __iter__(self):
        raise refusal(self, "in a loop")

    def __aiter__(self):
        raise refusal(self, "in a loop")

    def __len__(self):
        raise refusal(self, "as a collection")

    def __contains__(self, item):
        raise refusal(self, "as a collection")

    def __lt__(self, other):
        raise refusal(self, "in a comparison")

    __le__ = __gt__ = __ge__ = __lt__

    def __bool__(self):
        return True


class Placeholder(_Behaviour):
    """Stands for something out of a missing package."""

    def __init__(self, source, path):
        self._limbeck_source = source
        self._limbeck_path = path

    def _limbeck_child(self, step):
        return Placeholder(self._limbeck_source, self._limbeck_path + step)

    def __repr__(self):
        return f"<placeholder for {self._limbeck_path}>"


class PlaceholderModule(_Behaviour, _Module):
    """Stands for a missing module."""

    def _limbeck_child(self, step):
        return Placeholder(self._limbeck_source, self.__name__ + step)

    def __repr__(self):
        return f"<placeholder for module {self.__name__!r}>"


def _path(stand_in):
    if isinstance(stand_in, PlaceholderModule):
        return stand_in.__name__
    if isinstance(stand_in, type):
        return stand_in.__name__
    return stand_in._limbeck_path


def _is_decorated(object_, names):
    """Whether an argument is a function or class that is being defined: it has no name yet."""
    if isinstance(object_, (staticmethod, classmethod)):
        return True
    if not isinstance(object_, (type, type(_is_decorated))):
        return False
    name = object_.__name__
    return names.get(name) is not object_ and getattr(builtins, name, None) is not object_


def _base(stand_in):
    """A class to inherit from in place of the stand-in.

    It is an ordinary class, so that it can be combined with others of any metaclass.
    """
    path = _path(stand_in).replace("[]", "").replace("()", "")
    return type(
        path.rpartition(".")[2],
        (_Inherited,),
        {
            "__module__": path.rpartition(".")[0],
            "_limbeck_source": stand_in._limbeck_source,
            "_limbeck_path": path,
        },
    )


class _Inherited:
    """Base of classes that inherit from a stand-in; what they do not define is unknown."""

    _limbeck_inherits_placeholder = True

    def __init__(self, *args, **kwargs):
        pass

    def __init_subclass__(cls, **kwargs):
        if "__abstract__" not in vars(cls) and any(
                name in ("__tablename__", "__table__")
                or type(value).__name__ in ("Column", "MappedColumn")
                for name, value in vars(cls).items()):
            note_unknown_model(cls)

    def __class_getitem__(cls, key):
        return cls

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Placeholder(self._limbeck_source, f"{self._limbeck_path}.{name}")


def stand_in(name, file, line):
    """The module that stands for a missing one, imported at a place in the project."""
    module = PlaceholderModule(name)
    parent = sys.modules.get(name.rpartition(".")[0])
    source = getattr(parent, "_limbeck_source", None) if parent is not None else None
    module._limbeck_source = source or _Source(name, file, line)
    module.__path__ = []
    # `importlib.util.find_spec()` refuses modules without one.
    module.__spec__ = ModuleSpec(name, None, is_package=True)
    return module


def in_place_of(name, error, file, line):
    """What stands for a name that a statement would have defined if it had not failed."""
    source = getattr(error, "_limbeck_source", None)
    if source is None:
        missing = getattr(error, "name", None)
        if not isinstance(missing, str):
            missing = name
        source = _Source(missing, file, line, str(error))
    return Placeholder(source, name)


def is_placeholder(object_):
    """Whether an object stands for something that is missing."""
    return hasattr(type(object_), "_limbeck_placeholder")


def missing_base(class_):
    """The stand-in's name when a class inherits from one, else nothing."""
    return getattr(class_, "_limbeck_path", None) if isinstance(class_, type) else None


# Classes with tables whose columns are not all known.
_unknown_models = []


def note_unknown_model(class_):
    """Remembers a class with a table that inherits from a stand-in."""
    _unknown_models.append(class_)


def refuse_unknown_models():
    """Raises the error for the first class whose table is not known."""
    for class_ in _unknown_models:
        name = f"{class_.__module__}.{class_.__qualname__}"
        base = class_._limbeck_path
        raise _missing(
            class_, f"the table of {name!r} is not known, which inherits from {base!r}"
        )


def refusal(object_, use):
    """The error for a stand-in whose value matters."""
    return _missing(object_, f"{_path(object_)!r} can't be used {use}")


def _missing(object_, what):
    source = object_._limbeck_source
    error = ModuleNotFoundError(f"{what}: {source}")
    error.name = source.name
    error._limbeck_source = source
    error._limbeck_help = (
        "only modules of the project itself are imported; put the package's source on "
        "prepend_sys_path, or do without it here"
    )
    return error
