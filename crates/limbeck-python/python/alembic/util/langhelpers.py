"""Small conversions."""

EMPTY_DICT = {}


def rev_id():
    """A new revision id."""
    import os

    return os.urandom(6).hex()


def asbool(value):
    """A truth value from its many spellings."""
    if isinstance(value, str):
        text = value.strip().lower()
        if text in ("true", "yes", "on", "y", "t", "1"):
            return True
        if text in ("false", "no", "off", "n", "f", "0"):
            return False
        raise ValueError(f"String is not true/false: {text!r}")
    return bool(value)


def not_none(value):
    """The value, which must not be `None`."""
    assert value is not None
    return value


def to_list(value, default=None):
    """A list with the value's items, or the value alone if it is a single one."""
    if value is None:
        return default
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return [value]
    return value if isinstance(value, list) else list(value)


def to_tuple(value, default=None):
    """A tuple with the value's items, or the value alone if it is a single one."""
    if value is None:
        return default
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return (value,)
    return tuple(value)


def dedupe_tuple(values):
    """The tuple without repetitions."""
    return tuple(unique_list(values))


def unique_list(values, hashfunc=None):
    """The values without repetitions, in order."""
    if hashfunc is None:
        return list(dict.fromkeys(values))
    return list({hashfunc(value): value for value in reversed(list(values))}.values())[::-1]


def format_as_comma(value):
    """The items joined by commas; text as it is; nothing for `None`."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if not hasattr(value, "__iter__"):
        raise ValueError(f"Don't know how to comma-format {value!r}")
    return ", ".join(value)


class immutabledict(dict):
    """A dictionary that can't be changed."""

    def _refuse(self, *args, **kw):
        raise TypeError(f"{type(self).__name__} object is immutable")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse

    def union(self, other=None, **kw):
        """A copy with further entries."""
        merged = dict(self)
        merged.update(other or {}, **kw)
        return type(self)(merged)

    def __repr__(self):
        return f"immutabledict({dict.__repr__(self)})"


class memoized_property:
    """A property that is computed once for each object."""

    def __init__(self, function, doc=None):
        self.function = function
        self.__doc__ = doc or function.__doc__
        self.__name__ = function.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.function(instance)
        instance.__dict__[self.__name__] = value
        return value


class Dispatcher:
    """Functions by the class of the object that they treat, and by dialect."""

    def __init__(self, uselist=False):
        self.uselist = uselist
        self._registry = {}

    def dispatch_for(self, target, qualifier="default", replace=False):
        """Registers the decorated function."""

        def decorate(function):
            key = (target, qualifier)
            if self.uselist:
                self._registry.setdefault(key, []).append(function)
            elif key in self._registry and not replace:
                raise ValueError(
                    f"Can not set dispatch function for object {target!r}: key already "
                    "exists. To replace existing function, use replace=True."
                )
            else:
                self._registry[key] = function
            return function

        return decorate

    def dispatch(self, target, qualifier="default"):
        """The function for an object."""
        if isinstance(target, (str, type)):
            candidates = (target,) if isinstance(target, str) else target.__mro__
        else:
            candidates = type(target).__mro__
        registry = self._registry
        for candidate in candidates:
            for wanted in dict.fromkeys((qualifier, "default")):
                if (candidate, wanted) in registry:
                    found = registry[candidate, wanted]
                    return _in_turn(found) if self.uselist else found
        raise ValueError(f"no dispatch function for object: {target}")

    def branch(self):
        """A copy that can be added to on its own."""
        copy = Dispatcher(self.uselist)
        copy._registry.update(
            (key, list(value) if self.uselist else value)
            for key, value in self._registry.items()
        )
        return copy


def _in_turn(functions):
    def call_all(*args, **kw):
        for function in functions:
            function(*args, **kw)

    return call_all
