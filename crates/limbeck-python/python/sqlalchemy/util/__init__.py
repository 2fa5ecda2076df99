"""Helpers that user code takes from ``sqlalchemy.util``."""

import sys


class _Symbol(int):
    """A named constant."""

    def __new__(cls, name, doc=None, canonical=None):
        found = _symbols.get(name)
        if found is None:
            found = int.__new__(cls, hash(name) if canonical is None else canonical)
            found.name = name
            _symbols[name] = found
        return found

    def __repr__(self):
        return f"symbol({self.name!r})"

    __str__ = __repr__

    def __reduce__(self):
        return _Symbol, (self.name,)


_symbols = {}
symbol = _Symbol

class _Errors:
    """The exceptions of SQLAlchemy, loaded when one is needed."""

    def __getattr__(self, name):
        from .. import exc

        found = getattr(exc, name)
        setattr(self, name, found)
        return found


errors = _Errors()
EMPTY_SET = frozenset()
OrderedDict = dict
win32 = sys.platform.startswith("win")


class immutabledict(dict):
    """A dictionary that does not change."""

    def _fail(self, *arg, **kw):
        raise TypeError(f"{type(self).__name__} object is immutable and/or readonly")

    __delitem__ = __setitem__ = __setattr__ = clear = pop = popitem = setdefault = update = _fail

    def union(self, *others, **kw):
        merged = dict(self)
        for other in others:
            if other:
                merged.update(other)
        merged.update(kw)
        return immutabledict(merged)

    merge_with = union

    def __or__(self, other):
        return self.union(other)

    def __repr__(self):
        return f"immutabledict({dict.__repr__(self)})"

    def __hash__(self):
        return hash(tuple(self.items()))

    def __reduce__(self):
        return immutabledict, (dict(self),)


EMPTY_DICT = immutabledict()


class memoized_property:
    """A property that is computed once."""

    def __init__(self, fget, doc=None):
        self.fget = fget
        self.__doc__ = doc or fget.__doc__
        self.__name__ = fget.__name__

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        obj.__dict__[self.__name__] = result = self.fget(obj)
        return result


class classproperty(property):
    """A property of a class."""

    def __get__(self, instance, owner=None):
        return self.fget(owner if owner is not None else type(instance))


class hybridproperty:
    """A property of class and instance with one getter."""

    def __init__(self, func):
        self.func = func
        self.clslevel = func

    def __get__(self, instance, owner):
        if instance is None:
            return self.clslevel(owner)
        return self.func(instance)

    def classlevel(self, func):
        self.clslevel = func
        return self


class hybridmethod:
    """A method of class and instance."""

    def __init__(self, func):
        self.func = self.clslevel = func

    def __get__(self, instance, owner):
        if instance is None:
            return self.clslevel.__get__(owner, owner.__class__)
        return self.func.__get__(instance, owner)

    def classlevel(self, func):
        self.clslevel = func
        return self


class OrderedSet(dict):
    """A set that keeps its order."""

    def __init__(self, items=None):
        super().__init__((item, None) for item in items or ())

    def add(self, item):
        self[item] = None

    def remove(self, item):
        del self[item]

    def discard(self, item):
        dict.pop(self, item, None)

    def update(self, *iterables):
        for iterable in iterables:
            for item in iterable:
                self[item] = None

    def union(self, *others):
        result = OrderedSet(self)
        result.update(*others)
        return result

    __or__ = union

    def difference(self, other):
        other = set(other)
        return OrderedSet(item for item in self if item not in other)

    __sub__ = difference

    def __repr__(self):
        return f"OrderedSet({list(self)!r})"


column_set = set
column_dict = dict
IdentitySet = OrderedSet


def unsupported(name):
    """Stands for a name that can be imported and mentioned, and refuses to be used."""
    made = _unsupported.get(name)
    if made is None:
        def refuse(*arg, **kw):
            raise NotImplementedError(f"{name} is not supported")

        def refuse_mapped(cls, **kw):
            if hasattr(cls, "_sa_registry"):
                raise NotImplementedError(f"{name} is not supported as a base of mapped classes")

        own = name.rpartition(".")
        made = _unsupported[name] = type(own[2], (), {
            "__module__": own[0], "__new__": refuse, "__class_getitem__": classmethod(lambda cls, item: cls),
            "__init_subclass__": classmethod(refuse_mapped)})
    return made


_unsupported = {}


def to_list(x, default=None):
    if x is None:
        return default
    if isinstance(x, (str, bytes)) or not hasattr(x, "__iter__"):
        return [x]
    return x if isinstance(x, list) else list(x)


def to_set(x):
    if x is None:
        return set()
    return x if isinstance(x, set) else set(to_list(x))


def asbool(obj):
    if isinstance(obj, str):
        obj = obj.strip().lower()
        if obj in ("true", "yes", "on", "y", "t", "1"):
            return True
        if obj in ("false", "no", "off", "n", "f", "0"):
            return False
        raise ValueError(f"String is not true/false: {obj!r}")
    return bool(obj)


def asint(value):
    return value if value is None else int(value)


def unique_list(seq, hashfunc=None):
    seen = set()
    result = []
    for item in seq:
        key = hashfunc(item) if hashfunc else item
        if key not in seen:
            seen.add(key)
            result.append(item)
    return result


def flatten_iterator(x):
    for item in x:
        if hasattr(item, "__iter__") and not isinstance(item, (str, bytes)):
            yield from flatten_iterator(item)
        else:
            yield item


def warn(msg, code=None):
    import warnings

    from .. import exc

    warnings.warn(msg, exc.SAWarning, 3)


def warn_deprecated(msg, version=None, stacklevel=3, code=None):
    import warnings

    from .. import exc

    warnings.warn(msg, exc.SADeprecationWarning, stacklevel)


def deprecated(version, message=None, **kw):
    return lambda fn: fn


def md5_hex(x, usedforsecurity=False):
    import hashlib

    return hashlib.md5(x.encode("utf-8")).hexdigest()


def call_arguments(cls):
    """Positional names, defaults by name and the name of ``*args`` of a class's ``__init__``."""
    init = cls.__init__
    code = getattr(init, "__code__", None)
    if code is None:
        return (), {}, None
    names = code.co_varnames
    count = code.co_argcount
    positional = names[1:count]
    defaults = init.__defaults__ or ()
    keywords = {}
    split = len(positional) - len(defaults)
    for name, default in zip(positional[split:], defaults):
        keywords[name] = default
    required = positional[:split] if split > 0 else ()
    only = names[count:count + code.co_kwonlyargcount]
    for name in only:
        if init.__kwdefaults__ and name in init.__kwdefaults__:
            keywords[name] = init.__kwdefaults__[name]
    varargs = names[count + code.co_kwonlyargcount] if code.co_flags & 4 else None
    return required, keywords, varargs


_missing = object()


def generic_repr(obj, additional_kw=(), to_inspect=None, omit_kwarg=(), shown=None):
    """``Name(argument, keyword=value)`` with the arguments that differ from their defaults; the name
    is that of the class of `shown`, if it is given."""
    if to_inspect is None:
        to_inspect = [obj]
    elif not isinstance(to_inspect, (list, tuple)):
        to_inspect = [to_inspect]
    required = []
    keywords = {}
    varargs = None
    for number, inspected in enumerate(to_inspect):
        cls = inspected if isinstance(inspected, type) else type(inspected)
        names, defaults, rest = call_arguments(cls)
        if number == 0:
            varargs = rest
        required.extend(name for name in names if name not in required)
        for name, default in defaults.items():
            if name not in required:
                keywords.setdefault(name, default)
    for name, default in additional_kw:
        keywords.setdefault(name, default)
    output = [repr(getattr(obj, name, None)) for name in required]
    if varargs is not None and hasattr(obj, varargs):
        output.extend(repr(value) for value in getattr(obj, varargs))
    for name, default in keywords.items():
        if name in omit_kwarg or name.startswith("_"):
            continue
        value = getattr(obj, name, _missing)
        if value is _missing or value is default:
            continue
        try:
            differs = bool(value != default)
        except TypeError:
            differs = True
        if differs:
            output.append(f"{name}={value!r}")
    return f"{type(obj if shown is None else shown).__name__}({', '.join(output)})"


def __getattr__(name):
    if name == "await_only":
        from .concurrency import await_only

        return await_only
    if name == "greenlet_spawn":
        from .concurrency import greenlet_spawn

        return greenlet_spawn
    if name in ("langhelpers", "compat", "concurrency", "topological", "typing"):
        import importlib

        return importlib.import_module("." + name, __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
