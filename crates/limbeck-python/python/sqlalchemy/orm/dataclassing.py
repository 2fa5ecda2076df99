"""Constructors of classes that are mapped as dataclasses."""

from .annotations import mapped_argument, own_annotations

_MISSING = object()


def _own_fields(cls):
    """Names of a class's own mapped attributes, with what a constructor has to know of them."""
    fields = {}
    for name, annotation in own_annotations(cls).items():
        if name.startswith("__"):
            continue
        origin, _ = mapped_argument(annotation, cls)
        value = cls.__dict__.get(name, _MISSING)
        if origin is None and not hasattr(value, "_options"):
            text = annotation if isinstance(annotation, str) else repr(annotation)
            if "ClassVar" in text:
                continue
        fields[name] = value
    return fields


def add_constructor(cls, options):
    """Gives a class an ``__init__`` and a ``__repr__`` over its attributes."""
    if options.get("init") is False or cls.__dict__.get("__abstract__") and not any(
            True for _ in _own_fields(cls)):
        return
    fields = {}
    for base in reversed(cls.__mro__):
        fields.update(base.__dict__.get("_sa_dataclass_fields", {}))
    own = {}
    for name, value in _own_fields(cls).items():
        described = getattr(value, "_options", None)
        init = getattr(described, "init", _MISSING)
        default = getattr(described, "default", _MISSING)
        factory = getattr(described, "default_factory", _MISSING)
        given = _given(described)
        if described is None and value is not _MISSING and not hasattr(value, "key"):
            default, given = value, {"default"}
        own[name] = (
            True if "init" not in given else init,
            default if "default" in given else _MISSING,
            factory if "default_factory" in given else _MISSING)
    fields.update(own)
    type.__setattr__(cls, "_sa_dataclass_fields", own)
    type.__setattr__(cls, "__dataclass_fields__", dict(fields))
    if "__init__" in cls.__dict__ and not getattr(cls.__dict__["__init__"], "_sa_made", False):
        return
    keyword_only = bool(options.get("kw_only"))

    def __init__(self, *args, **kwargs):
        accepted = [name for name, (init, _, _) in fields.items() if init]
        if args and keyword_only:
            raise TypeError(f"{cls.__name__}.__init__() takes 1 positional argument but "
                            f"{len(args) + 1} were given")
        values = dict(zip(accepted, args))
        for name, value in kwargs.items():
            if name not in accepted:
                raise TypeError(f"{cls.__name__}.__init__() got an unexpected keyword argument "
                                f"{name!r}")
            values[name] = value
        missing = []
        for name, (init, default, factory) in fields.items():
            if name in values:
                setattr(self, name, values[name])
            elif factory is not _MISSING:
                setattr(self, name, factory())
            elif default is not _MISSING:
                setattr(self, name, default)
            elif init:
                missing.append(name)
        if missing:
            shown = " and ".join(repr(name) for name in missing)
            raise TypeError(f"{cls.__name__}.__init__() missing {len(missing)} required "
                            f"positional argument{'s' if len(missing) > 1 else ''}: {shown}")
        after = getattr(self, "__post_init__", None)
        if after is not None:
            after()

    __init__._sa_made = True
    type.__setattr__(cls, "__init__", __init__)
    if options.get("repr", True) and "__repr__" not in cls.__dict__:
        def __repr__(self):
            shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields)
            return f"{type(self).__qualname__}({shown})"

        type.__setattr__(cls, "__repr__", __repr__)


def _given(described):
    """Names of the options that were given."""
    if described is None:
        return set()
    from .properties import _NO_ARG

    return {name for name in ("init", "default", "default_factory")
            if getattr(described, name, _NO_ARG) is not _NO_ARG}
